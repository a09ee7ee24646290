import { SENTIMENT_LIMIT } from '../../model/config.ts';
import { MODALITIES, type Modality } from '../../model/modalities.ts';
import type { NumberArray } from '../npz/npy-array.ts';
import { NpzError } from '../npz/npz-error.ts';
import type { Npz } from '../npz/npz-reader.ts';
import { place, readNumbers } from './sequences.ts';
import { type Split, splitSchema } from './split.ts';

/** What the samples should come out as. */
export interface Labels {
  /** 1: sentiment points in [-3, 3]; C > 1: the index of one of C classes. */
  classes: number;
  /** Names of the classes, where the file has them. */
  classNames: string[] | null;
  /** Whether the classes were stored as floats. */
  asFloats: boolean;
  /** One a sample. */
  whole: number[];
  /** Targets of each modality's own head, one a sample; null where a modality has none. */
  own: Record<Modality, (number | null)[]>;
}

/**
 * Reads `labels` [N]: floats are sentiment in [-3, 3], integers are classes counted from 0, and so are floats that are
 * whole numbers none of which is below 0 or left out. Their number is that of the
 * names in `classes`, or one more than the largest. `labels_language`, `labels_acoustic` and `labels_visual` [N] are of
 * the same type; NaN or -1 in them means none. A modality without such an array is given the label of the whole.
 * @throws NpzError
 */
export async function readLabels(npz: Npz, samples: number): Promise<Labels> {
  const array = await readColumn(npz, 'labels', samples);
  const whole = Array.from(array.values);
  const named = npz.names.includes('classes');
  const asFloats = array.kind === 'float' && areClasses(whole, named);
  const kind = asFloats ? 'integer' : array.kind;
  const own = {} as Labels['own'];
  for (const modality of MODALITIES) {
    const name = `labels_${modality}`;
    own[modality] = npz.names.includes(name) ? await readOwn(npz, name, samples, kind) : whole;
  }
  const lists: [name: string, values: (number | null)[]][] = [
    ['labels', whole],
    ...MODALITIES.map((modality): [string, (number | null)[]] => [`labels_${modality}`, own[modality]]),
  ];
  if (kind === 'float') {
    requireWithin(
      lists,
      -SENTIMENT_LIMIT,
      SENTIMENT_LIMIT,
      'sentiment; scale it, or save classes as integers',
    );
    return { classes: 1, classNames: null, asFloats, whole, own };
  }
  const classNames = named ? await readTexts(npz, 'classes') : null;
  const largest = lists.reduce(
    (most, [, values]) => values.reduce<number>((top, value) => Math.max(top, value ?? 0), most),
    0,
  );
  const classes = classNames?.length ?? largest + 1;
  requireWithin(lists, 0, classes - 1, 'class; for sentiment save it as floats');
  if (classes < 2) throw new NpzError('labels', 'holds a single class; for sentiment save it as floats');
  return { classes, classNames, asFloats, whole, own };
}

/** Whether floats are classes: whole numbers from 0 up that have names, or of which none is left out. */
export function areClasses(values: readonly number[], named: boolean): boolean {
  if (!values.every((value) => Number.isInteger(value) && value >= 0)) return false;
  const there = new Set(values);
  return named || (there.size > 1 && values.every((value) => value < there.size));
}

/** Codes of `split` when it holds integers. */
const SPLIT_CODES: readonly Split[] = ['train', 'valid', 'test'];

/**
 * Reads `split` [N]: "train", "valid" or "test", or 0, 1, 2 for these. Without it every sample is of the test split.
 * @throws NpzError
 */
export async function readSplits(npz: Npz, samples: number): Promise<Split[]> {
  if (!npz.names.includes('split')) return Array.from({ length: samples }, () => 'test');
  const { shape, values } = await npz.read('split');
  requireShape('split', shape, samples);
  return Array.from<string | number, Split>(values, (value, index) => {
    const named = splitSchema.safeParse(typeof value === 'number' ? SPLIT_CODES[value] : value);
    if (named.success) return named.data;
    throw new NpzError('split', `holds "${value}" at [${index}], not train, valid or test (0, 1, 2)`);
  });
}

async function readColumn(npz: Npz, name: string, samples: number): Promise<NumberArray> {
  const array = await readNumbers(npz, name);
  requireShape(name, array.shape, samples);
  return array;
}

async function readOwn(
  npz: Npz,
  name: string,
  samples: number,
  kind: NumberArray['kind'],
): Promise<(number | null)[]> {
  const array = await readColumn(npz, name, samples);
  const whole = array.values.every((value) => Number.isInteger(value) || Number.isNaN(value));
  if ((array.kind === 'float') !== (kind === 'float') && !(kind !== 'float' && whole))
    throw new NpzError(
      name,
      'holds another type of numbers than "labels": floats are sentiment, integers classes',
    );
  return Array.from(array.values, (value) =>
    Number.isNaN(value) || (kind !== 'float' && value === -1) ? null : value,
  );
}

async function readTexts(npz: Npz, name: string): Promise<string[]> {
  const { kind, values } = await npz.read(name);
  if (kind !== 'text') throw new NpzError(name, 'holds numbers, not names');
  return values;
}

/** [N], or [N, 1] or [N, 1, 1] as some files have it. */
function requireShape(name: string, shape: readonly number[], samples: number): void {
  const [first, ...rest] = shape;
  if (first !== samples || rest.some((axis) => axis !== 1))
    throw new NpzError(name, `is of shape (${shape.join(', ')}), not (${samples})`);
}

function requireWithin(
  lists: readonly [name: string, values: readonly (number | null)[]][],
  least: number,
  most: number,
  what: string,
): void {
  for (const [name, values] of lists) {
    const wrong = values.findIndex((value) => value !== null && !(value >= least && value <= most));
    if (wrong < 0) continue;
    const where = place(wrong, [values.length]);
    throw new NpzError(name, `holds ${values[wrong]} at ${where}, outside [${least}, ${most}] for a ${what}`);
  }
}
