import { runCommand } from '../src/training/commands/command-line.ts';
import { textFeaturesCommand } from '../src/training/commands/text-features.ts';

await runCommand(textFeaturesCommand);
