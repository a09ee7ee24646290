import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../node/backend.ts';
import { LOSS_NAMES } from '../losses/loss-weights.ts';
import type { ToyPoint } from './toy-run.ts';
import { TOY_VARIANTS, type ToyVariant } from './toy-variants.ts';
import { trainToy } from './train-toy.ts';

beforeAll(() => startBackend('wasm'));

async function points(variant: ToyVariant, seed: number): Promise<ToyPoint[]> {
  const reported: ToyPoint[] = [];
  const network = await trainToy({ seed, ...TOY_VARIANTS[variant], epochs: 2 }, (point) =>
    reported.push(point),
  );
  network.dispose();
  return reported;
}

describe('a toy run', () => {
  it('reports before the first step and after every epoch, with every loss term', async () => {
    const [before, ...after] = await points('dbr', 1);
    expect(before).toMatchObject({ epoch: 0, losses: null });
    expect(after.map(({ epoch }) => epoch)).toEqual([1, 2]);
    for (const { losses, heldOut } of after) {
      for (const name of ['total', ...LOSS_NAMES]) expect(losses?.[name], name).toSatisfy(Number.isFinite);
      expect(heldOut.absoluteBalance).toBeGreaterThanOrEqual(Math.abs(heldOut.balance));
      expect(heldOut.leakage).toSatisfy(Number.isFinite);
    }
  });

  it('lowers the error on samples it was not trained on', async () => {
    const reported = await points('plain', 1);
    expect(reported.at(-1)?.heldOut.mae).toBeLessThan(reported[0]?.heldOut.mae ?? 0);
  });

  it('gives the same numbers for the same seed and leaves no tensor behind', async () => {
    const first = await points('dbr', 2);
    const before = tf.memory().numTensors;
    expect(await points('dbr', 2)).toEqual(first);
    expect(tf.memory().numTensors).toBe(before);
  });
});
