import { describe, expect, it } from 'vitest';
import { MOST_BYTES, readWeights, sortFiles } from './user-files.ts';

/** A file that says it is so large, and breaks when it is read. */
function file(name: string, size = 10): File {
  const unread = () => Promise.reject(new Error('was read'));
  return { name, size, text: unread, arrayBuffer: unread } as unknown as File;
}

const code = (...files: File[]) => {
  const sorted = sortFiles(files);
  return 'problem' in sorted ? sorted.problem : null;
};

describe('a person’s files', () => {
  it('are sorted by their endings, in any order and case', () => {
    const [features, json, bytes] = [file('mosi.NPZ'), file('model.json'), file('weights.bin')];
    expect(sortFiles([bytes, features, json])).toEqual({ features, weights: { json, bytes } });
    expect(sortFiles([features])).toEqual({ features, weights: null });
    expect(sortFiles([bytes, json])).toEqual({ features: null, weights: { json, bytes } });
  });

  it('are refused by name when they are of no use', () => {
    expect(code(file('song.mp3'))).toEqual({ code: 'user-file-unknown', detail: 'song.mp3' });
    // What a pickle is told is its reader's business, however large it is.
    expect(code(file('mosei.pkl', 2 ** 32))).toBeNull();
    expect(code()).toMatchObject({ code: 'user-file-unknown' });
    expect(code(file('a.npz'), file('b.npz'))).toEqual({ code: 'user-files-many', detail: 'a.npz, b.npz' });
    expect(code(file('model.json'))).toEqual({ code: 'user-weights-half', detail: 'model.json' });
    expect(code(file('weights.bin'))).toEqual({ code: 'user-weights-half', detail: 'weights.bin' });
  });

  it('are refused when they are too large, without being read', () => {
    expect(code(file('huge.npz', 2 ** 31))).toEqual({ code: 'user-file-large', detail: 'huge.npz, 2147 MB' });
    expect(code(file('model.json', 5e6), file('weights.bin'))).toMatchObject({ code: 'user-file-large' });
    expect(code(file('fits.npz', MOST_BYTES.features))).toBeNull();
  });

  it('say which of the weights’ files is not JSON', async () => {
    const [json, bytes] = [new File(['{"format":'], 'model.json'), new File(['x'], 'weights.bin')];
    expect(await readWeights({ json, bytes })).toMatchObject({
      problem: { code: 'user-weights-unreadable', detail: expect.stringMatching(/^model\.json: /) },
    });
    const sound = new File(['{"format": 1}'], 'model.json');
    expect(await readWeights({ json: sound, bytes })).toEqual({
      json: { format: 1 },
      bytes: Uint8Array.of(120),
    });
  });
});
