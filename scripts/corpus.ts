import { runCommand } from '../src/training/node/commands/command-line.ts';
import { corpusCommand } from './corpus/command.ts';

await runCommand(corpusCommand);
