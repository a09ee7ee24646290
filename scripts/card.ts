import { cardCommand } from '../src/training/commands/card.ts';
import { runCommand } from '../src/training/commands/command-line.ts';

await runCommand(cardCommand);
