import { bankCommand } from '../src/training/node/commands/bank.ts';
import { runCommand } from '../src/training/node/commands/command-line.ts';

await runCommand(bankCommand);
