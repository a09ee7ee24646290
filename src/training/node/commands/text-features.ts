import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeNpz } from '../../../features/npz/npz-writer.ts';
import { startBackend } from '../backend.ts';
import { textFeatures } from '../ready-features/text-features.ts';
import { parseOptions, UsageError } from './command-line.ts';

const USAGE = {
  command: 'npm run text-features',
  does: 'Writes a feature file of texts with any labels: the token vectors the app uses.',
  options: {
    text: {
      type: 'string',
      value: 'FILE.csv',
      says: 'Texts, in the columns id, text, split and the label column.',
      otherwise: 'none, it must be given',
    },
    label: { type: 'string', default: 'label', value: 'COLUMN', says: 'Column of the labels.' },
    out: { type: 'string', value: 'FILE.npz', says: 'File to write.', otherwise: 'none, it must be given' },
  },
} as const;

/**
 * `npm run text-features -- --text FILE.csv --label COLUMN --out FILE.npz`: ready features of texts with any labels.
 * @throws UsageError, DataFileError
 */
export async function textFeaturesCommand(args: string[]): Promise<void> {
  const { text, label, out } = parseOptions(args, USAGE);
  if (text === undefined || out === undefined)
    throw new UsageError('give --text FILE.csv and --out FILE.npz');
  await writeTextFeatures(text, label, out);
}

/** Writes the ready features of a CSV file's texts. @throws DataFileError */
export async function writeTextFeatures(text: string, label: string, out: string): Promise<void> {
  await startBackend('wasm');
  const archive = await writeNpz(await textFeatures(text, label));
  await mkdir(dirname(out), { recursive: true });
  await writeFile(out, archive.stream());
}
