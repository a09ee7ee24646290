import { runCommand } from '../src/training/node/commands/command-line.ts';
import { selfTestCommand } from '../src/training/node/commands/self-test.ts';

await runCommand(selfTestCommand);
