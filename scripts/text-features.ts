import { runCommand } from '../src/training/node/commands/command-line.ts';
import { textFeaturesCommand } from '../src/training/node/commands/text-features.ts';

await runCommand(textFeaturesCommand);
