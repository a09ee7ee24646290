import { runCommand } from '../src/training/node/commands/command-line.ts';
import { intentsCommand } from '../src/training/node/commands/intents.ts';

await runCommand(intentsCommand);
