import { bankCommand } from '../src/training/commands/bank.ts';
import { runCommand } from '../src/training/commands/command-line.ts';

await runCommand(bankCommand);
