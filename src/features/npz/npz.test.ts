import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NpyArray } from './npy-array.ts';
import { bytesOf, expectSound, npyBytes } from './npy-bytes.test-fixture.ts';
import { npyHeader } from './npy-header.ts';
import { NpzError } from './npz-error.ts';
import { blobSource, openNpz } from './npz-reader.ts';
import { type WritableArray, writeNpz } from './npz-writer.ts';

const shapes = fc.array(fc.nat(4), { maxLength: 4 });

/** Numbers of every type and strings, of any shape. */
const arrays: fc.Arbitrary<WritableArray> = shapes.chain((shape) => {
  const count = shape.reduce((product, axis) => product * axis, 1);
  const size = { minLength: count, maxLength: count };
  // A trailing NUL cannot be told from padding, in NumPy neither.
  const text = fc.string({ unit: 'grapheme', maxLength: 6 }).map((one) => one.replace(/\0+$/, ''));
  const values: fc.Arbitrary<WritableArray['values']> = fc.oneof(
    fc.float32Array(size),
    fc.float64Array(size),
    fc.int8Array(size),
    fc.int16Array(size),
    fc.int32Array(size),
    fc.uint8Array(size),
    fc.uint16Array(size),
    fc.uint32Array(size),
    fc.array(text, size),
  );
  return values.map((one) => ({ shape, values: one }));
});

function open(bytes: Uint8Array) {
  return openNpz({
    size: bytes.length,
    read: async (offset, length) => bytes.slice(offset, offset + length),
  });
}

async function written(arrays: Record<string, WritableArray>): Promise<Uint8Array> {
  return new Uint8Array(await (await writeNpz(arrays)).arrayBuffer());
}

/** An archive of .npy files; level 0 stores them, as numpy.savez does. */
async function zipped(files: Record<string, Uint8Array>, level: number): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { level, useWebWorkers: false });
  for (const [name, bytes] of Object.entries(files))
    await zip.add(`${name}.npy`, new Uint8ArrayReader(bytes));
  return zip.close();
}

/** Every array that can be read; whatever is thrown but an NpzError fails the test. */
async function readAll(bytes: Uint8Array): Promise<Map<string, NpyArray>> {
  const read = new Map<string, NpyArray>();
  const refused = (error: unknown) => {
    if (!(error instanceof NpzError)) throw error;
  };
  const npz = await open(bytes).catch(refused);
  for (const name of npz?.names ?? []) {
    const array = await npz?.read(name).catch(refused);
    if (array) read.set(name, array);
  }
  return read;
}

describe('an .npz file', () => {
  it('gives back any arrays that were written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), arrays, { maxKeys: 4 }),
        async (given) => {
          const npz = await openNpz(blobSource(await writeNpz(given)));
          expect(new Set(npz.names)).toEqual(new Set(Object.keys(given)));
          for (const [name, { shape, values }] of Object.entries(given))
            expect(await npz.read(name)).toMatchObject({ shape, values });
        },
      ),
      { numRuns: 100 },
    );
  }, 60_000);

  it.each([
    ['stored', 0],
    ['compressed', 6],
  ])('tells the kind of an array from its head alone when %s', async (_, level) => {
    const bits = new Uint32Array(2_000_000);
    for (let i = 1; i < bits.length; i++) bits[i] = Math.imul(bits[i - 1] as number, 1664525) + 1013904223;
    const head = npyHeader({ descr: '<u4', fortranOrder: false, shape: [bits.length] });
    const bytes = await zipped(
      {
        numbers: new Uint8Array(await new Blob([head as Uint8Array<ArrayBuffer>, bits]).arrayBuffer()),
        words: npyBytes('<U1', [1], [97, 0, 0, 0]),
        objects: npyBytes('|O', [1], [0]),
      },
      level,
    );
    let read = 0;
    const npz = await openNpz({
      size: bytes.length,
      read: async (offset, length) => {
        read += length;
        return bytes.slice(offset, offset + length);
      },
    });
    expect(await npz.kind('numbers')).toBe('integer');
    expect(read).toBeLessThan(bytes.length / 2);
    expect(await npz.kind('words')).toBe('text');
    await expect(npz.kind('objects')).rejects.toThrow('array "objects" holds Python objects');
    await expect(npz.kind('none')).rejects.toThrow('array "none" is missing');
  });

  it('is the same bytes for the same arrays', async () => {
    const once = () => written({ x: { shape: [2], values: ['a', 'bc'] } });
    expect(await once()).toEqual(await once());
  });

  it('names what is missing, and what there is', async () => {
    const npz = await openNpz(blobSource(await writeNpz({})));
    await expect(npz.read('labels')).rejects.toThrow('array "labels" is missing; the file holds no arrays');
    const many = Object.fromEntries(
      Array.from({ length: 22 }, (_, i) => [`a${i}`, { shape: [], values: Int8Array.of(i) }]),
    );
    const full = await openNpz(blobSource(await writeNpz(many)));
    await expect(full.read('labels')).rejects.toThrow(/the file holds a0, a1, .*, a19 and 2 more$/);
  });

  it('names what an array is packed with that cannot be unpacked', async () => {
    const stored = await zipped({ x: npyBytes('|i1', [1], [1]) }, 0);
    const view = new DataView(stored.buffer);
    // The method stands in the file's own head and in the table of contents.
    for (const [signature, place] of [
      [0x04034b50, 8],
      [0x02014b50, 10],
    ] as const) {
      const head = stored.findIndex(
        (_, at) => view.getUint32(Math.min(at, stored.length - 4), true) === signature,
      );
      view.setUint16(head + place, 12, true);
    }
    await expect((await open(stored)).read('x')).rejects.toThrow(
      'array "x" is compressed with bzip2, which is not supported; save it with numpy.savez_compressed',
    );
  });

  it.each([
    ['a pickle', [0x80, 4, 0x95, 0], 'Python pickle'],
    ['an old pickle', [...'(dp0\n'].map((one) => one.charCodeAt(0)), 'Python pickle'],
    ['a bzip2 file', [...'BZh91AY'].map((one) => one.charCodeAt(0)), 'bzip2'],
    ['a gzip file', [0x1f, 0x8b, 8, 0], 'gzip'],
    ['a single array', [...npyBytes('|i1', [1], [1])], 'a single array'],
    ['an HDF5 file', [0x89, 0x48, 0x44, 0x46, 13, 10], 'HDF5'],
  ])('knows %s and says what to do', async (_, bytes, trouble) => {
    await expect(open(Uint8Array.from(bytes))).rejects.toThrow(NpzError);
    await expect(open(Uint8Array.from(bytes))).rejects.toThrow(trouble);
  });

  it('refuses an array that claims more bytes than its archive can hold', async () => {
    const bytes = await zipped({ bomb: npyBytes('|u1', [100_000], new Uint8Array(100_000)) }, 6);
    const view = new DataView(bytes.buffer);
    const record = bytes.findLastIndex(
      (_, at) => view.getUint32(Math.min(at, bytes.length - 4), true) === 0x02014b50,
    );
    for (const claimed of [2 ** 31 + 1, 50_000_000]) {
      view.setUint32(record + 24, claimed, true);
      await expect((await open(bytes)).read('bomb')).rejects.toThrow(NpzError);
    }
  });

  it('refuses what follows its end and names that stand twice', async () => {
    const one = (value: number) => ({ shape: [], values: Int8Array.of(value) });
    await expect(open(Uint8Array.from([...(await written({ x: one(1) })), 0]))).rejects.toThrow(NpzError);
    const twice = await written({ aa: one(1), ab: one(2) });
    const renamed = twice.map((byte, at) => (byte === 0x62 && twice[at - 1] === 0x61 ? 0x61 : byte));
    await expect(open(renamed)).rejects.toThrow(NpzError);
  });

  it.each([
    ['stored', 0, 2500],
    ['compressed', 6, 500],
  ])(
    'survives any bytes when %s, and damage never changes a number',
    async (_, level, numRuns) => {
      const numbers = Float32Array.from({ length: 15 }, (_, i) => i / 7);
      const given: Record<string, WritableArray> = {
        a: { shape: [3, 5], values: numbers },
        b: { shape: [2], values: Int8Array.of(-1, 7) },
      };
      const files = { a: npyBytes('<f4', [3, 5], bytesOf(numbers)), b: npyBytes('|i1', [2], [255, 7]) };
      const whole = await zipped(files, level);
      expect([...(await readAll(whole)).keys()]).toEqual(['a', 'b']);
      const cut = fc.nat(whole.length - 1).map((length) => whole.slice(0, length));
      const flipped = fc.array(fc.nat(whole.length * 8 - 1), { minLength: 1, maxLength: 3 }).map((bits) => {
        const copy = whole.slice();
        for (const bit of bits) copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        return copy;
      });
      const patched = fc
        .tuple(fc.nat(whole.length - 1), fc.uint8Array({ minLength: 1, maxLength: 8 }))
        .map(([at, bytes]) => {
          const copy = whole.slice();
          copy.set(bytes.subarray(0, copy.length - at), at);
          return copy;
        });
      let inputs = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(cut, flipped, patched, fc.uint8Array({ maxLength: 300 })),
          async (bytes) => {
            inputs += 1;
            for (const [name, array] of await readAll(bytes)) {
              expectSound(array);
              if (given[name]) expect(array).toMatchObject(given[name]);
            }
          },
        ),
        { numRuns },
      );
      expect(inputs).toBe(numRuns);
    },
    120_000,
  );
});

const SAVE = `
import sys, numpy as np
x = np.arange(24, dtype='f8').reshape(2, 3, 4) / 7
kinds = {d: np.arange(6).reshape(2, 3).astype(d) for d in ['f2', 'f4', 'i1', 'i2', 'i4', 'i8', 'u1', 'u4']}
np.savez_compressed(sys.argv[1], fortran=np.asfortranarray(x), rows=x, masks=x > 1, text=np.array([['a', 'né'], ['', '四']]), scalar=np.array(2.5), **kinds)
np.savez(sys.argv[2], rows=x)
`;
const LOAD = `
import sys, json, numpy as np
with np.load(sys.argv[1]) as z: print(json.dumps({k: [str(z[k].dtype), list(z[k].shape), z[k].tolist()] for k in z.files}))
`;
const numpy = spawnSync('python3', ['-c', 'import numpy']).status === 0;

describe(`NumPy itself${numpy ? '' : ' (left out: no python3 with NumPy here)'}`, () => {
  it.skipIf(!numpy)(
    'writes what is read here, and reads what is written here',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'npz-'));
      try {
        const [compressed, stored, ours] = ['c.npz', 's.npz', 'o.npz'].map((name) => join(folder, name)) as [
          string,
          string,
          string,
        ];
        execFileSync('python3', ['-c', SAVE, compressed, stored]);
        const counted = Array.from({ length: 24 }, (_, i) => i / 7);
        const read = await readAll(readFileSync(compressed));
        expect([...(read.get('fortran')?.values ?? [])]).toEqual(counted);
        expect([...(read.get('rows')?.values ?? [])]).toEqual(counted);
        expect([...(read.get('masks')?.values ?? [])]).toEqual(counted.map((value) => Number(value > 1)));
        expect(read.get('text')).toEqual({ kind: 'text', shape: [2, 2], values: ['a', 'né', '', '四'] });
        expect(read.get('scalar')).toMatchObject({ shape: [], values: Float64Array.of(2.5) });
        for (const type of ['f2', 'f4', 'i1', 'i2', 'i4', 'i8', 'u1', 'u4'])
          expect([...(read.get(type)?.values ?? [])], type).toEqual([0, 1, 2, 3, 4, 5]);
        expect([...((await readAll(readFileSync(stored))).get('rows')?.values ?? [])]).toEqual(counted);

        const arrays = await written({
          floats: { shape: [1, 2], values: Float32Array.of(0.5, -3) },
          integers: { shape: [2], values: Int32Array.of(7, -8) },
          text: { shape: [2], values: ['né', ''] },
        });
        writeFileSync(ours, arrays);
        expect(JSON.parse(execFileSync('python3', ['-c', LOAD, ours], { encoding: 'utf8' }))).toEqual({
          floats: ['float32', [1, 2], [[0.5, -3]]],
          integers: ['int32', [2], [7, -8]],
          text: ['<U2', [2], ['né', '']],
        });
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    30_000,
  );
});
