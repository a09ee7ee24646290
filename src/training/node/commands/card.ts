import { startBackend } from '../backend.ts';
import { writeCard } from '../card/card.ts';
import { DATA_OPTION, DEFAULT_MODEL, parseOptions } from './command-line.ts';
import { judgeAgain } from './report.ts';

const USAGE = {
  command: 'npm run card',
  does: 'Rewrites card.md from the figures beside the weights; trains nothing.',
  operand: { value: '[FOLDER]', says: `The network. Default: ${DEFAULT_MODEL}.` },
  options: {
    judge: { type: 'boolean', default: false, says: 'Measures the figures again, too.' },
    data: { ...DATA_OPTION, says: 'The data folder, for --judge.' },
  },
} as const;

/**
 * `npm run card -- models/NAME`: makes card.md anew from the figures beside the weights, training nothing; with
 * `--judge` the figures too.
 * @throws UsageError, DataFileError
 */
export async function cardCommand(args: string[]): Promise<void> {
  const { operand: folder = DEFAULT_MODEL, ...options } = parseOptions(args, USAGE);
  if (options.judge) {
    await startBackend('wasm');
    await judgeAgain(folder, options.data);
  } else {
    await writeCard(folder);
  }
}
