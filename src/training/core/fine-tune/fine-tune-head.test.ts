import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '../../../model/index.ts';
import { startBackend } from '../../node/backend.ts';
import { readNetwork } from '../../node/checkpoint.ts';
import { openRandom } from '../random.ts';
import { fineTuneHead, type Head, sentimentBy } from './fine-tune-head.ts';
import { type HeadReference, readHeadReference } from './head-reference.ts';

const FOLDER = 'models/dbr';

describe('a head fitted to ten utterances', () => {
  let reference: HeadReference;
  let head: Head;
  beforeAll(async () => {
    await startBackend('wasm');
    const network: Network = await readNetwork(FOLDER);
    const read = async (name: string) =>
      Float32Array.from((await network.parameters.get(name)?.data()) ?? []);
    head = { kernel: await read('head.kernel'), bias: (await read('head.bias'))[0] as number };
    network.dispose();
    reference = await readHeadReference(
      new Blob([new Uint8Array(await readFile(`${FOLDER}/reference.npz`))]),
    );
  });

  /** People who hear more in the words than is there, less, all of it brighter, or the opposite. */
  const PEOPLE: Record<string, (label: number) => number> = {
    exact: (label) => label,
    cool: (label) => 0.4 * label,
    warm: (label) => Math.min(3, 1.8 * label),
    bright: (label) => Math.min(3, label + 1),
    contrary: (label) => -label,
  };

  describe.each(Object.keys(PEOPLE))('of somebody %s', (person) => {
    it.each([1, 2, 3])('errs less on them and moves the others by at most 0.2, draw %i', (seed) => {
      const order = openRandom(seed).shuffle(reference.inputs.map((_, i) => i));
      const own = order.slice(0, 10).map((i) => ({
        input: reference.inputs[i] as Float32Array,
        label: PEOPLE[person]?.(reference.labels[i] as number) as number,
      }));
      const others = order.slice(10).map((i) => reference.inputs[i] as Float32Array);
      const { head: fitted, maeBefore, maeAfter, referenceMoved } = fineTuneHead(head, own, others);
      expect(maeAfter).toBeLessThan(maeBefore);
      expect(referenceMoved).toBeLessThanOrEqual(0.2);
      const moves = others.map((z) => Math.abs(sentimentBy(fitted, z) - sentimentBy(head, z)));
      expect(moves.reduce((sum, move) => sum + move, 0) / moves.length).toBeCloseTo(referenceMoved, 10);
    });
  });

  it('stays as it is for somebody who agrees with it', () => {
    const own = reference.inputs.slice(0, 10).map((input) => ({ input, label: sentimentBy(head, input) }));
    const { head: fitted, referenceMoved } = fineTuneHead(head, own, reference.inputs);
    expect(referenceMoved).toBeLessThan(0.001);
    expect(fitted.bias).toBeCloseTo(head.bias, 4);
  });

  it('refuses utterances of another network', () => {
    const own = [{ input: new Float32Array(3), label: 1 }];
    expect(() => fineTuneHead(head, own, reference.inputs)).toThrow(RangeError);
    expect(() => fineTuneHead(head, [], reference.inputs)).toThrow(RangeError);
  });
});
