import { runCommand } from '../src/training/node/commands/command-line.ts';
import { trainCommand } from '../src/training/node/commands/train.ts';

await runCommand(trainCommand);
