import { describe, expect, it } from 'vitest';
import { EXTRACTORS } from '../../../features/frames.ts';
import { NpzError } from '../../../features/npz/npz-error.ts';
import { writeNpz } from '../../../features/npz/npz-writer.ts';
import { readHeadReference, writeHeadReference } from './head-reference.ts';

const INPUTS = [Float32Array.of(1, 2, 3), Float32Array.of(4, 5, 6)];

describe('a head reference', () => {
  it('comes back with what its features were made with', async () => {
    const written = { inputs: INPUTS, labels: [-1, 2], extractors: EXTRACTORS };
    expect(await readHeadReference(await writeHeadReference(written))).toEqual(written);
  });

  it('names no extractor where its file does not', async () => {
    const { extractors } = await readHeadReference(
      await writeHeadReference({ inputs: INPUTS, labels: [-1, 2], extractors: {} }),
    );
    expect(extractors).toEqual({});
  });

  it('is refused when a name in it is none', async () => {
    const file = await writeNpz({
      head_input: { shape: [1, 1], values: Float32Array.of(1) },
      labels: { shape: [1], values: Float32Array.of(1) },
      visual_extractor: { shape: [1], values: ['<script>'] },
    });
    await expect(readHeadReference(file)).rejects.toThrow(NpzError);
  });
});
