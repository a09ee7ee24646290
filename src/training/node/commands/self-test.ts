import { writeSelfTest } from '../self-test.ts';
import { DEFAULT_MODEL, parseOptions } from './command-line.ts';

const USAGE = {
  command: 'npm run self-test',
  does: 'Writes self-test.json, what the cpu answers to the self-test, beside the weights of networks.',
  options: {
    model: {
      type: 'string',
      default: DEFAULT_MODEL,
      value: 'FOLDER,...',
      says: 'Networks: folders with model.json and weights.bin.',
    },
  },
} as const;

/**
 * `npm run self-test`: writes what the cpu backend answers to the window that a page checks its backend with, so that the
 * page need not find it out, which takes it seconds. `npm run train` does it too.
 * @throws UsageError; NetworkFileError for a folder that holds no network
 */
export async function selfTestCommand(args: string[]): Promise<void> {
  const { model } = parseOptions(args, USAGE);
  for (const folder of model.split(',')) await writeSelfTest(folder);
}
