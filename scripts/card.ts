import { cardCommand } from '../src/training/node/commands/card.ts';
import { runCommand } from '../src/training/node/commands/command-line.ts';

await runCommand(cardCommand);
