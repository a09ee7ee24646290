import { runCommand } from '../src/training/node/commands/command-line.ts';
import { evaluateCommand } from '../src/training/node/commands/evaluate.ts';

await runCommand(evaluateCommand);
