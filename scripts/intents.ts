import { runCommand } from '../src/training/commands/command-line.ts';
import { intentsCommand } from '../src/training/commands/intents.ts';

await runCommand(intentsCommand);
