import { ablationsCommand } from '../src/training/commands/ablations.ts';
import { runCommand } from '../src/training/commands/command-line.ts';

await runCommand(ablationsCommand);
