import { runCommand } from '../src/training/node/commands/command-line.ts';
import { exportCommand } from '../src/training/node/commands/export.ts';

await runCommand(exportCommand);
