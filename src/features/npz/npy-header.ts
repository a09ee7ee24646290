import { NpzError } from './npz-error.ts';

/**
 * The head of an .npy file (NumPy Enhancement Proposal 1): "\x93NUMPY", a version, the length of a Python dictionary
 * and that dictionary, padded so that the data starts at a multiple of 64.
 */
export interface NpyHeader {
  /** NumPy's name of the element type, such as "<f4". */
  descr: string;
  /** True when the first axis runs fastest. */
  fortranOrder: boolean;
  shape: number[];
  /** Where the data starts, in bytes. */
  dataOffset: number;
}

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
const ALIGNMENT = 64;
/** NumPy's own limit for what it reads without being asked twice. */
const LONGEST_DICTIONARY = 10_000;
/** No head of a file is longer. */
export const HEAD_BYTES = 12 + LONGEST_DICTIONARY;
/** NumPy's limit. */
const MOST_AXES = 64;

/** One `'key': value` of the dictionary, with its comma; the bracket opens a list of record fields. */
const ENTRY =
  /\s*(?:'(\w+)'|"(\w+)")\s*:\s*(?:'([^']*)'|"([^"]*)"|(True|False)|\(([\d\s,L]*)\)|(\[))\s*(?:,|(?=\}))/y;

/** Reads the head of an .npy file. `array` names it in errors. @throws NpzError */
export function parseNpyHeader(array: string, bytes: Uint8Array): NpyHeader {
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) throw new NpzError(array, 'is not in NumPy’s format');
  const version = bytes[6] ?? 0;
  if (version < 1 || version > 3) throw new NpzError(array, `is of the unknown format version ${version}`);
  const start = version === 1 ? 10 : 12;
  if (bytes.length < start) throw new NpzError(array, 'ends within its header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > LONGEST_DICTIONARY) throw new NpzError(array, `has a header of ${length} bytes`);
  if (bytes.length < start + length) throw new NpzError(array, 'ends within its header');
  const text = new TextDecoder('latin1').decode(bytes.subarray(start, start + length));
  return { ...readDictionary(array, text), dataOffset: start + length };
}

/** The head of an .npy file, version 1.0. */
export function npyHeader({ descr, fortranOrder, shape }: Omit<NpyHeader, 'dataOffset'>): Uint8Array {
  const axes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const order = fortranOrder ? 'True' : 'False';
  const dictionary = `{'descr': '${descr}', 'fortran_order': ${order}, 'shape': (${axes}), }`;
  const size = Math.ceil((10 + dictionary.length + 1) / ALIGNMENT) * ALIGNMENT;
  const bytes = new Uint8Array(size).fill(0x20);
  bytes.set([...MAGIC, 1, 0, (size - 10) & 0xff, (size - 10) >> 8]);
  bytes.set(new TextEncoder().encode(dictionary), 10);
  bytes[size - 1] = 0x0a;
  return bytes;
}

function readDictionary(array: string, text: string): Omit<NpyHeader, 'dataOffset'> {
  const unreadable = () => new NpzError(array, 'has a header that cannot be read');
  const open = text.indexOf('{');
  if (open < 0 || text.slice(0, open).trim() !== '') throw unreadable();
  let descr: string | undefined;
  let fortranOrder: boolean | undefined;
  let shape: number[] | undefined;
  let end = open + 1;
  for (;;) {
    ENTRY.lastIndex = end;
    const entry = ENTRY.exec(text);
    if (!entry) break;
    end = ENTRY.lastIndex;
    const [, single, double, quoted, doublyQuoted, truth, axes, bracket] = entry;
    const key = single ?? double;
    if (bracket) throw new NpzError(array, 'holds records; save each field as an array of its own');
    if (key === 'descr') descr = quoted ?? doublyQuoted;
    else if (key === 'fortran_order') fortranOrder = truth === undefined ? undefined : truth === 'True';
    else if (key === 'shape') shape = axes === undefined ? undefined : readShape(axes);
    else throw unreadable();
  }
  if (text.slice(end).trim() !== '}') throw unreadable();
  if (descr === undefined || fortranOrder === undefined || !shape) throw unreadable();
  return { descr, fortranOrder, shape };
}

/** The axes between a tuple's brackets; Python 2 marked long integers with an L. */
function readShape(axes: string): number[] | undefined {
  const parts = axes.split(',').map((part) => part.trim());
  if (parts.at(-1) === '') parts.pop();
  if (parts.length > MOST_AXES || !parts.every((part) => /^\d+L?$/.test(part))) return undefined;
  const shape = parts.map((part) => Number.parseInt(part, 10));
  return shape.every(Number.isSafeInteger) ? shape : undefined;
}
