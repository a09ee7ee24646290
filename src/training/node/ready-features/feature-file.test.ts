import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NpyArray, NumberValues } from '../../../features/npz/npy-array.ts';
import { NpzError } from '../../../features/npz/npz-error.ts';
import { type Npz, whatThereIs } from '../../../features/npz/npz-reader.ts';
import { type WritableArray, writeNpz } from '../../../features/npz/npz-writer.ts';
import { readFeatureFile } from '../../../features/ready/feature-file.ts';
import { MODALITIES } from '../../../model/modalities.ts';
import { DataFileError } from '../readers/data-file-error.ts';
import { loadFeatureFile } from './load.ts';

function floats(shape: number[], values: number[]): WritableArray {
  return { shape, values: Float32Array.from(values) };
}

function integers(values: number[]): WritableArray {
  return { shape: [values.length], values: Int32Array.from(values) };
}

function texts(...values: string[]): WritableArray {
  return { shape: [values.length], values };
}

/** What `openNpz` gives for a file of these arrays. */
function npzOf(arrays: Record<string, WritableArray>): Npz {
  const read = async (name: string): Promise<NpyArray> => {
    const array = arrays[name];
    if (!array) throw new NpzError(name, `is missing; ${whatThereIs(Object.keys(arrays))}`);
    const { values } = array;
    const shape = [...array.shape];
    if (Array.isArray(values)) return { kind: 'text', shape, values };
    const kind = values instanceof Float32Array ? 'float' : 'integer';
    return { kind, shape, values: values as NumberValues };
  };
  return { names: Object.keys(arrays), read, kind: async (name) => (await read(name)).kind };
}

function read(arrays: Record<string, WritableArray>) {
  return readFeatureFile('features.npz', npzOf(arrays));
}

/** Three samples of one step. */
const THREE = { language: floats([3, 1, 1], [1, 2, 3.5]) };

/** Two samples: three steps of two features, and two steps of one. */
const SOUND = {
  language: floats([2, 3, 2], [1, 2, 3, 4, 0, 0, 5, 6, 7, 8, 9, 10]),
  acoustic: floats([2, 2, 1], [0, 0, 0.5, 0.25]),
  labels: floats([2], [-1.5, 3]),
};

describe('readFeatureFile', () => {
  it('takes zeros at the end for padding, and a modality of nothing else for absent', async () => {
    const { widths, steps, classes, samples } = await read(SOUND);
    expect({ widths, steps, classes }).toEqual({
      widths: { language: 2, acoustic: 1, visual: null },
      steps: 3,
      classes: 1,
    });
    expect(samples.map(({ split, label }) => [split, label])).toEqual([
      ['test', -1.5],
      ['test', 3],
    ]);
    expect(samples[0]?.steps).toEqual({
      language: { width: 2, values: Float32Array.of(1, 2, 3, 4), valid: Uint8Array.of(1, 1) },
      acoustic: null,
      visual: null,
    });
    expect(samples[1]?.steps.acoustic?.values).toEqual(Float32Array.of(0.5, 0.25));
  });

  it('knows what made the features where that is named', async () => {
    expect((await read(SOUND)).extractors).toEqual({});
    const named = { ...SOUND, acoustic_extractor: texts('wavlm@2'), visual_extractor: texts('none@1') };
    expect((await read(named)).extractors).toEqual({ acoustic: 'wavlm@2' });
    for (const wrong of [texts('a@1', 'b@1'), texts(''), floats([1], [1])])
      await expect(read({ ...SOUND, language_extractor: wrong })).rejects.toThrow(
        'array "language_extractor" is no',
      );
  });

  it('keeps steps of zeros between others as data, and those before as a gap', async () => {
    const { samples } = await read({ ...SOUND, acoustic: floats([2, 4, 1], [0, 1, 0, 2, 3, 0, 0, 0]) });
    expect(samples.map(({ steps }) => steps.acoustic?.valid)).toEqual([
      Uint8Array.of(0, 1, 1, 1),
      Uint8Array.of(1),
    ]);
  });

  it('goes by the mask where there is one, whatever stands under it', async () => {
    const { samples, steps } = await read({
      ...SOUND,
      acoustic: floats([2, 3, 1], [0, Number.NaN, 4, 1, 2, 3]),
      acoustic_mask: { shape: [2, 3], values: Uint8Array.of(1, 0, 1, 0, 0, 0) },
      language_mask: floats([2, 3], [1, 0, 0, 1, 1, 0]),
    });
    expect(samples[0]?.steps.acoustic?.valid).toEqual(Uint8Array.of(1, 0, 1));
    expect(samples[1]?.steps.acoustic).toBeNull();
    expect(samples[0]?.steps.language?.valid).toEqual(Uint8Array.of(1));
    expect(steps).toBe(3);
  });

  it('reads integer labels as classes', async () => {
    const labelled = { ...SOUND, labels: { shape: [2, 1], values: Int32Array.of(0, 3) } };
    expect(await read(labelled)).toMatchObject({ classes: 4, classNames: null });
    const named = { ...labelled, labels: integers([1, 0]), classes: texts('joke', 'thank', 'leave') };
    expect(await read(named)).toMatchObject({ classes: 3, classNames: ['joke', 'thank', 'leave'] });
  });

  it('reads labels of any number of axes of one, as MulT has them', async () => {
    const labels = { shape: [2, 1, 1], values: Float32Array.of(-1.5, 3) };
    expect((await read({ ...SOUND, labels })).samples.map(({ label }) => label)).toEqual([-1.5, 3]);
  });

  it('reads whole floats as classes where none is left out or they have names, and says so', async () => {
    const asFloats = { ...THREE, labels: floats([3], [2, 0, 1]) };
    const note = { code: 'classesAsFloats', classes: 3 };
    expect(await read(asFloats)).toMatchObject({ classes: 3, notes: [note] });
    const named = { ...THREE, labels: floats([3], [2, 0, 2]), classes: texts('a', 'b', 'c') };
    expect(await read(named)).toMatchObject({ classes: 3, classNames: ['a', 'b', 'c'], notes: [note] });
    const own = { ...asFloats, labels_language: floats([3], [1, Number.NaN, 2]) };
    expect((await read(own)).samples.map(({ valences }) => valences.language)).toEqual([1, null, 2]);
    for (const sentiment of [
      [-1, 0, 1],
      [3, 1, 3],
      [0, 0, 0],
      [0.5, 1, 0],
    ])
      expect(await read({ ...THREE, labels: floats([3], sentiment) })).toMatchObject({
        classes: 1,
        notes: [],
      });
  });

  it('says what it leaves out for its name', async () => {
    const audio = floats([2, 2, 1], [1, 1, 1, 1]);
    const words = texts('so', 'well');
    expect((await read({ ...SOUND, audio, vision: audio, text: words })).notes).toEqual([
      { code: 'otherName', array: 'vision', name: 'visual' },
    ]);
    const { language: _, ...speechless } = SOUND;
    expect((await read({ ...speechless, acoustic: audio, text: words })).notes).toEqual([]);
    expect((await read({ ...speechless, acoustic: audio, text: audio })).notes).toHaveLength(1);
  });

  it('takes as many steps as a network, padding left out', async () => {
    const long = (steps: number) => {
      const values = new Float32Array(2 * 600);
      values.fill(1, 0, steps);
      return { ...SOUND, acoustic: { shape: [2, 600, 1], values } };
    };
    expect((await read(long(512))).steps).toBe(512);
    await expect(read(long(600))).rejects.toThrow(
      '"acoustic" has 600 steps in sample 0, a network takes 512 at most; average every 2 steps into one',
    );
  });

  it('gives a modality its own labels, or that of the whole', async () => {
    const { samples } = await read({ ...SOUND, labels_acoustic: floats([2], [2, Number.NaN]) });
    expect(samples.map(({ valences }) => valences)).toEqual([
      { language: -1.5, acoustic: 2, visual: -1.5 },
      { language: 3, acoustic: null, visual: 3 },
    ]);
    const classes = await read({ ...SOUND, labels: integers([0, 1]), labels_visual: integers([-1, 2]) });
    expect(classes.classes).toBe(3);
    expect(classes.samples.map(({ valences }) => valences.visual)).toEqual([null, 2]);
  });

  it('reads splits by name or number', async () => {
    const splits = async (split: WritableArray) =>
      (await read({ ...SOUND, split })).samples.map((s) => s.split);
    expect(await splits(texts('valid', 'train'))).toEqual(['valid', 'train']);
    expect(await splits(integers([0, 2]))).toEqual(['train', 'test']);
  });

  it.each<[string, Record<string, WritableArray>, string]>([
    ['no modality', { labels: floats([1], [0]) }, 'none of the arrays language, acoustic, visual'],
    [
      'other names',
      { text: SOUND.language, audio: SOUND.acoustic, labels: SOUND.labels },
      'the file holds text, audio, labels; call text language, audio acoustic',
    ],
    ['no labels', { language: SOUND.language }, 'array "labels" is missing; the file holds language'],
    [
      'BERT’s ids, mask and segments',
      {
        ...SOUND,
        language: { shape: [2, 3, 2], values: Int32Array.of(101, 2023, 1, 1, 0, 0, 101, 0, 1, 0, 0, 0) },
      },
      'is of shape (2, 3, 2) and holds token ids, not vectors; run the language model',
    ],
    ['token ids as floats', { ...SOUND, language: floats([2, 2], [101, 102, 101, 0]) }, 'token ids'],
    [
      'whole labels with gaps',
      { ...SOUND, labels: floats([2], [0, 70]) },
      'holds 70 at [1], outside [-3, 3] for a sentiment; scale it, or save classes as integers',
    ],
    [
      'a modality of two axes',
      { ...SOUND, visual: floats([2, 2], [1, 2, 3, 4]) },
      '"visual" is of shape (2, 2)',
    ],
    ['no steps', { ...SOUND, visual: floats([2, 0, 4], []) }, '"visual" is of shape (2, 0, 4)'],
    ['text for features', { ...SOUND, visual: texts('a', 'b') }, '"visual" holds text'],
    ['another number of samples', { ...SOUND, visual: floats([1, 1, 1], [1]) }, '"visual" has 1 samples'],
    ['another number of labels', { ...SOUND, labels: floats([1], [1]) }, '"labels" is of shape (1), not (2)'],
    [
      'a feature that is not finite',
      { ...SOUND, acoustic: floats([2, 2, 1], [1, 1, 1, 1 / 0]) },
      'Infinity at [1, 1, 0]',
    ],
    ['a mask of another shape', { ...SOUND, acoustic_mask: floats([2], [1, 1]) }, 'not (2, 2)'],
    ['a mask of shares', { ...SOUND, acoustic_mask: floats([2, 2], [1, 1, 0.5, 1]) }, 'holds 0.5 at [1, 0]'],
    [
      'a sentiment out of range',
      { ...SOUND, labels: floats([2], [0, 4]) },
      'holds 4 at [1], outside [-3, 3]',
    ],
    ['an undefined sentiment', { ...SOUND, labels: floats([2], [0, Number.NaN]) }, 'holds NaN at [1]'],
    ['integer sentiment', { ...SOUND, labels: integers([-2, 1]) }, 'save it as floats'],
    ['a single class', { ...SOUND, labels: integers([0, 0]) }, 'a single class'],
    [
      'fewer names than classes',
      { ...SOUND, labels: integers([0, 2]), classes: texts('a', 'b') },
      'outside [0, 1]',
    ],
    [
      'names that are numbers',
      { ...SOUND, labels: integers([0, 1]), classes: integers([5, 6]) },
      'not names',
    ],
    ['labels of two kinds', { ...SOUND, labels_visual: integers([0, 1]) }, 'another type of numbers'],
    [
      'a label of its own out of range',
      { ...SOUND, labels_visual: floats([2], [0, -4]) },
      '"labels_visual" holds -4',
    ],
    ['an unknown split', { ...SOUND, split: texts('train', 'dev') }, '"split" holds "dev" at [1]'],
    ['a split that is no number of one', { ...SOUND, split: integers([0, 3]) }, '"split" holds "3" at [1]'],
    ['a sample of nothing', { ...SOUND, language: floats([2, 1, 1], [0, 1]) }, 'sample 0 has no modality'],
  ])('refuses a file with %s', async (_, arrays, trouble) => {
    await expect(read(arrays)).rejects.toThrow(NpzError);
    await expect(read(arrays)).rejects.toThrow(trouble);
  });

  it('reads or refuses any arrays, and what it reads is sound', async () => {
    const number = fc.oneof(fc.constantFrom(0, 1, 2, -1, Number.NaN), fc.float());
    const array: fc.Arbitrary<WritableArray> = fc
      .array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 })
      .chain((shape) => {
        const count = shape.reduce((product, axis) => product * axis, 1);
        const size = { minLength: count, maxLength: count };
        return fc.oneof(
          fc.array(number, size).map((values) => floats(shape, values)),
          fc.array(fc.integer({ min: -1, max: 3 }), size).map((values) => ({ ...integers(values), shape })),
          fc.array(fc.constantFrom('train', 'test', ''), size).map((values) => ({ shape, values })),
        );
      });
    const names = fc.constantFrom(
      'language',
      'acoustic',
      'visual',
      'acoustic_mask',
      'labels',
      'labels_visual',
      'split',
      'classes',
    );
    let sound = 0;
    await fc.assert(
      fc.asyncProperty(fc.dictionary(names, array, { maxKeys: 4 }), async (arrays) => {
        // One good file in which some arrays are replaced, so that many get as far as the last check.
        try {
          const { classes, samples, steps } = await read({ ...SOUND, ...arrays });
          sound += 1;
          expect(steps).toBeGreaterThan(0);
          for (const { label, valences, steps: own } of samples) {
            expect(classes === 1 ? Math.abs(label) <= 3 : label >= 0 && label < classes).toBe(true);
            expect(MODALITIES.some((modality) => own[modality]?.valid.includes(1))).toBe(true);
            for (const modality of MODALITIES) {
              const valence = valences[modality];
              expect(valence === null || Number.isFinite(valence)).toBe(true);
              const sequence = own[modality];
              if (!sequence) continue;
              for (const [step, valid] of sequence.valid.entries()) {
                const values = sequence.values.subarray(step * sequence.width, (step + 1) * sequence.width);
                expect(values.length === sequence.width && (!valid || values.every(Number.isFinite))).toBe(
                  true,
                );
              }
            }
          }
        } catch (error) {
          if (!(error instanceof NpzError)) throw error;
        }
      }),
      { numRuns: 1000 },
    );
    expect(sound).toBeGreaterThan(20);
  }, 60_000);
});

describe('loadFeatureFile', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'features-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('reads from the disk', async () => {
    const path = join(folder, 'sound.npz');
    await writeFile(path, (await writeNpz(SOUND)).stream());
    expect((await loadFeatureFile(path)).samples).toHaveLength(2);
  });

  it('names the file and the array', async () => {
    const path = join(folder, 'unsound.npz');
    await writeFile(path, (await writeNpz({ ...SOUND, split: texts('train', 'dev') })).stream());
    const message = `${path}: array "split" holds "dev" at [1], not train, valid or test (0, 1, 2)`;
    await expect(loadFeatureFile(path)).rejects.toThrow(
      new DataFileError(path, null, message.slice(path.length + 2)),
    );
    await writeFile(path, 'id,text,label,split\n');
    await expect(loadFeatureFile(path)).rejects.toThrow(`${path}: is not a valid .npz file`);
    await expect(loadFeatureFile(join(folder, 'nowhere.npz'))).rejects.toThrow('no such file');
    await expect(loadFeatureFile(folder)).rejects.toThrow(DataFileError);
  });
});
