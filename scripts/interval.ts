import { runCommand } from '../src/training/node/commands/command-line.ts';
import { intervalCommand } from '../src/training/node/commands/interval.ts';

await runCommand(intervalCommand);
