import { BlobWriter, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import type { NumberValues } from './npy-array.ts';
import { npyHeader } from './npy-header.ts';

/** An array to be written, row by row. A Uint8Array is written as unsigned integers, strings as UTF-32. */
export interface WritableArray {
  shape: readonly number[];
  values: NumberValues | readonly string[];
}

/** Zip's first moment: the same arrays give the same bytes. */
const EPOCH = new Date(1980, 0, 1);

/**
 * Writes arrays as numpy.savez_compressed does.
 * @throws RangeError when an array has not as many values as its shape asks for
 */
export async function writeNpz(arrays: Readonly<Record<string, WritableArray>>): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter('application/zip'), {
    lastModDate: EPOCH,
    useWebWorkers: false,
    extendedTimestamp: false,
  });
  for (const [name, array] of Object.entries(arrays))
    await writer.add(`${name}.npy`, new Uint8ArrayReader(npyBytes(name, array)));
  return writer.close();
}

/**
 * One array as an .npy file.
 * @throws RangeError when it has not as many values as its shape asks for
 */
export function npyBytes(name: string, { shape, values }: WritableArray): Uint8Array {
  const count = shape.reduce((product, axis) => product * axis, 1);
  if (count !== values.length)
    throw new RangeError(`array "${name}" has ${values.length} values, its shape asks for ${count}`);
  const { descr, data } = Array.isArray(values) ? utf32(values) : numbers(values as NumberValues);
  const header = npyHeader({ descr, fortranOrder: false, shape: [...shape] });
  const bytes = new Uint8Array(header.length + data.length);
  bytes.set(header);
  bytes.set(data, header.length);
  return bytes;
}

function numbers(values: NumberValues): { descr: string; data: Uint8Array } {
  const data = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return { descr: descrOf(values), data };
}

function descrOf(values: NumberValues): string {
  const size = values.BYTES_PER_ELEMENT;
  const order = size === 1 ? '|' : '<';
  if (values instanceof Float32Array || values instanceof Float64Array) return `<f${size}`;
  const signed =
    values instanceof Int8Array || values instanceof Int16Array || values instanceof Int32Array ? 'i' : 'u';
  return `${order}${signed}${size}`;
}

function utf32(texts: readonly string[]): { descr: string; data: Uint8Array } {
  const points = texts.map((text) => Array.from(text, (character) => character.codePointAt(0) ?? 0));
  const width = points.reduce((most, text) => Math.max(most, text.length), 1);
  const data = new Uint32Array(texts.length * width);
  for (const [row, text] of points.entries()) data.set(text, row * width);
  return { descr: `<U${width}`, data: new Uint8Array(data.buffer) };
}
