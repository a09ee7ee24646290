import { startBackend } from '../backend.ts';
import { writeCard } from '../card/card.ts';
import { judgeAgain } from '../report.ts';
import { DEFAULT_DATA, DEFAULT_MODEL, parseOptions } from './command-line.ts';

/**
 * `npm run card -- models/NAME`: makes card.md anew from the figures beside the weights, training nothing; with
 * `--judge` the figures too.
 * @throws UsageError, DataFileError
 */
export async function cardCommand(args: string[]): Promise<void> {
  const named = args[0] !== undefined && !args[0].startsWith('-');
  const folder = named ? (args[0] as string) : DEFAULT_MODEL;
  const options = parseOptions(args.slice(named ? 1 : 0), {
    judge: { type: 'boolean', default: false },
    data: { type: 'string', default: DEFAULT_DATA },
  });
  if (options.judge) {
    await startBackend('wasm');
    await judgeAgain(folder, options.data);
  } else {
    await writeCard(folder);
  }
}
