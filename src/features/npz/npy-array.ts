import { getFloat16 } from '@petamoriken/float16';
import { type NpyHeader, parseNpyHeader } from './npy-header.ts';
import { NpzError } from './npz-error.ts';

export type NumberValues =
  | Float32Array
  | Float64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | Uint8Array
  | Uint16Array
  | Uint32Array;

/** Numbers, row by row (the last axis runs fastest). Half floats come as Float32Array, 64-bit integers as Float64Array. */
export interface NumberArray {
  kind: 'float' | 'integer' | 'boolean';
  shape: number[];
  values: NumberValues;
}

/** Strings, row by row. */
export interface TextArray {
  kind: 'text';
  shape: number[];
  values: string[];
}

export type NpyArray = NumberArray | TextArray;

/** The bytes of one array's data; a view of them where its numbers are stored as they are used. */
type Decoder = (bytes: Uint8Array, array: string) => NumberValues;
type ViewType = new (buffer: ArrayBufferLike, offset: number, length: number) => NumberValues;

interface NumberType {
  kind: NumberArray['kind'];
  bytes: number;
  decode: Decoder;
}

/** NumPy's element types by their names without the byte order. */
const NUMBER_TYPES: Record<string, NumberType> = {
  f2: { kind: 'float', bytes: 2, decode: decodeHalves },
  f4: { kind: 'float', bytes: 4, decode: viewAs(Float32Array, 4) },
  f8: { kind: 'float', bytes: 8, decode: viewAs(Float64Array, 8) },
  i1: { kind: 'integer', bytes: 1, decode: viewAs(Int8Array, 1) },
  i2: { kind: 'integer', bytes: 2, decode: viewAs(Int16Array, 2) },
  i4: { kind: 'integer', bytes: 4, decode: viewAs(Int32Array, 4) },
  i8: { kind: 'integer', bytes: 8, decode: (bytes, array) => decodeLong(bytes, array, BigInt64Array) },
  u1: { kind: 'integer', bytes: 1, decode: viewAs(Uint8Array, 1) },
  u2: { kind: 'integer', bytes: 2, decode: viewAs(Uint16Array, 2) },
  u4: { kind: 'integer', bytes: 4, decode: viewAs(Uint32Array, 4) },
  u8: { kind: 'integer', bytes: 8, decode: (bytes, array) => decodeLong(bytes, array, BigUint64Array) },
  b1: { kind: 'boolean', bytes: 1, decode: decodeBooleans },
};

/** UTF-32: four bytes a character. */
const CHARACTER_BYTES = 4;

/**
 * Reads an .npy file: floats of 16, 32 and 64 bits, integers of 8 to 64, booleans and strings, little-endian, in either
 * order of axes. The numbers may be views of `bytes`.
 *
 * @param array names the array in errors
 * @throws NpzError when the header is unsound, the type is another, or the size is not what the header says
 */
export function parseNpy(array: string, bytes: Uint8Array): NpyArray {
  const header = parseNpyHeader(array, bytes);
  const data = bytes.subarray(header.dataOffset);
  const type = elementType(array, header);
  if (type.kind === 'text') return readTexts(array, header, data, type.characters);
  checkSize(array, header, data, type.bytes);
  const values = type.decode(data, array);
  return { kind: type.kind, shape: header.shape, values: inRows(values, header) };
}

/**
 * Of what kind an array is.
 * @param head the file's first `HEAD_BYTES`, or all of it
 * @throws NpzError as `parseNpy`, when the header is unsound or the type is another
 */
export function npyKind(array: string, head: Uint8Array): NpyArray['kind'] {
  return elementType(array, parseNpyHeader(array, head)).kind;
}

function elementType(
  array: string,
  header: Pick<NpyHeader, 'descr'>,
): NumberType | { kind: 'text'; characters: number } {
  const [, order = '', type = ''] = /^([<>=|]?)(.*)$/.exec(header.descr) ?? [];
  if (type.startsWith('O'))
    throw new NpzError(
      array,
      'holds Python objects; save it with plain numbers, as numpy.asarray makes them',
    );
  if (order === '>') throw new NpzError(array, `is big-endian (${header.descr}); save it as "<${type}"`);
  const characters = /^U(\d{1,8})$/.exec(type);
  if (characters) return { kind: 'text', characters: Number(characters[1]) };
  const known = Object.hasOwn(NUMBER_TYPES, type) ? NUMBER_TYPES[type] : undefined;
  if (!known)
    throw new NpzError(array, `is of the type "${header.descr}"; save it as float32, int64, bool or str`);
  return known;
}

/** Refuses data that is more or less than the header says, before anything is made of it. */
function checkSize(array: string, { shape }: NpyHeader, data: Uint8Array, itemBytes: number): void {
  const wanted = shape.reduce((product, axis) => product * axis, itemBytes);
  if (wanted !== data.length)
    throw new NpzError(
      array,
      `has ${data.length} bytes of data, its shape (${shape.join(', ')}) asks for ${wanted}`,
    );
}

/** Numbers as they lie there; copied only when they do not start at a multiple of their size. All hosts are little-endian. */
function viewAs(type: ViewType, itemBytes: number): Decoder {
  return (bytes) => {
    const { buffer, byteOffset } = byteAligned(bytes, itemBytes);
    return new type(buffer, byteOffset, bytes.length / itemBytes);
  };
}

function byteAligned(bytes: Uint8Array, itemBytes: number): Uint8Array {
  return bytes.byteOffset % itemBytes === 0 ? bytes : bytes.slice();
}

let halves: Float32Array | null = null;

/** Half floats by a table of all 65,536 of them. */
function decodeHalves(bytes: Uint8Array): Float32Array {
  if (!halves) {
    const view = new DataView(new ArrayBuffer(2));
    halves = Float32Array.from({ length: 2 ** 16 }, (_, bits) => {
      view.setUint16(0, bits);
      return getFloat16(view, 0);
    });
  }
  const { buffer, byteOffset } = byteAligned(bytes, 2);
  const bits = new Uint16Array(buffer, byteOffset, bytes.length / 2);
  const values = new Float32Array(bits.length);
  for (let i = 0; i < bits.length; i++) values[i] = halves[bits[i] as number] as number;
  return values;
}

function decodeLong(
  bytes: Uint8Array,
  array: string,
  type: typeof BigInt64Array | typeof BigUint64Array,
): Float64Array {
  const { buffer, byteOffset } = byteAligned(bytes, 8);
  const values = Float64Array.from(new type(buffer as ArrayBuffer, byteOffset, bytes.length / 8), Number);
  if (!values.every(Number.isSafeInteger)) throw new NpzError(array, 'holds an integer beyond 2^53');
  return values;
}

function decodeBooleans(bytes: Uint8Array, array: string): Uint8Array {
  if (bytes.some((byte) => byte > 1)) throw new NpzError(array, 'holds a boolean that is neither 0 nor 1');
  return bytes;
}

function readTexts(array: string, header: NpyHeader, data: Uint8Array, characters: number): TextArray {
  // Strings of no characters take no bytes, so any number of them could be claimed.
  if (characters === 0) throw new NpzError(array, 'holds strings without any room for characters');
  checkSize(array, header, data, characters * CHARACTER_BYTES);
  const { buffer, byteOffset } = byteAligned(data, CHARACTER_BYTES);
  const points = new Uint32Array(buffer, byteOffset, data.length / CHARACTER_BYTES);
  const values: string[] = [];
  for (let start = 0; start < points.length; start += characters) {
    const text = points.subarray(start, start + characters);
    let end = characters;
    while (end > 0 && text[end - 1] === 0) end -= 1;
    if (text.some((point) => point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)))
      throw new NpzError(array, 'holds a string that is not Unicode');
    values.push(Array.from(text.subarray(0, end), (point) => String.fromCodePoint(point)).join(''));
  }
  return { kind: 'text', shape: header.shape, values: inRows(values, header) };
}

/** Values in C order; those in Fortran order are put into new places. */
function inRows<Values extends NumberValues | string[]>(
  values: Values,
  { shape, fortranOrder }: NpyHeader,
): Values {
  if (!fortranOrder || shape.filter((axis) => axis > 1).length < 2) return values;
  const strides: number[] = [];
  shape.reduce((stride, axis) => {
    strides.push(stride);
    return stride * axis;
  }, 1);
  const rows = values.slice() as Values;
  const place = shape.map(() => 0);
  let from = 0;
  for (let to = 0; to < rows.length; to++) {
    rows[to] = values[from] as never;
    // Count up, the last axis first, as an odometer does.
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const size = shape[axis] as number;
      const stride = strides[axis] as number;
      place[axis] = (place[axis] as number) + 1;
      from += stride;
      if ((place[axis] as number) < size) break;
      place[axis] = 0;
      from -= size * stride;
    }
  }
  return rows;
}
