import { fileURLToPath } from 'node:url';
import { ablationsCommand } from '../src/training/node/commands/ablations.ts';
import { runCommand } from '../src/training/node/commands/command-line.ts';

const trainScript = fileURLToPath(new URL('./train.ts', import.meta.url));

await runCommand((args) => ablationsCommand(args, trainScript));
