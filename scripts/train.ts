import { runCommand } from '../src/training/commands/command-line.ts';
import { trainCommand } from '../src/training/commands/train.ts';

await runCommand(trainCommand);
