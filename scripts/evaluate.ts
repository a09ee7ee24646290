import { runCommand } from '../src/training/commands/command-line.ts';
import { evaluateCommand } from '../src/training/commands/evaluate.ts';

await runCommand(evaluateCommand);
