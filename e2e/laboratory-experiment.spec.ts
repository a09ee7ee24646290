import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import * as tf from '@tensorflow/tfjs';
import {
  balance,
  imbalance,
  logitContributions,
  sentimentPoints,
  shapleyValues,
} from '../src/diagnostics/index.ts';
import { disposeInput, networkInput } from '../src/engine/workers/inference/network-input.ts';
import type { FeatureTracks } from '../src/features/frames.ts';
import {
  EXPLORATION_TRACE,
  type Intervention,
  loadNetwork,
  MODALITIES,
  NO_INTERVENTION,
  PLAYERS,
  readTraces,
} from '../src/model/index.ts';
import { expect, test } from './fixtures.ts';
import { expectSettled, table } from './laboratory-page.ts';
import type { LivePage } from './live-page.ts';

/** Opens the Laboratory on a sample session that was stopped, and hands over its window as the network got it. */
async function openStopped(live: LivePage, page: Page): Promise<FeatureTracks> {
  await live.open();
  await page.waitForFunction(() => {
    const state = window.dbrLive?.().state;
    const playing = state?.source.kind === 'sample' && state.source.positionSeconds > 4;
    return playing && (state?.prediction?.window.tokens.length ?? 0) > 2;
  });
  await live.pause();
  await page.evaluate(() => {
    window.location.hash = '#/laboratory';
  });
  await expectSettled(live, page);
  const read = await page.evaluate(() => {
    const tracks = window.dbrLive?.().state.prediction?.window.tracks;
    return (['language', 'acoustic', 'visual'] as const).map((modality) => ({
      values: Array.from(tracks?.[modality].values ?? []),
      mask: Array.from(tracks?.[modality].mask ?? []),
    }));
  });
  return Object.fromEntries(
    MODALITIES.map((modality, m) => [
      modality,
      { values: Float32Array.from(read[m]?.values ?? []), mask: Float32Array.from(read[m]?.mask ?? []) },
    ]),
  ) as FeatureTracks;
}

/** The numbers of a comparison by what they are, from the model called here. */
async function direct(
  folder: string,
  tracks: FeatureTracks,
  intervention: Intervention,
): Promise<Map<string, number>> {
  await tf.setBackend('cpu');
  const json = JSON.parse(await readFile(`models/${folder}/model.json`, 'utf8'));
  const network = loadNetwork(json, await readFile(`models/${folder}/weights.bin`));
  const input = networkInput(tracks, network.config);
  const [trace] = await readTraces(network, input, EXPLORATION_TRACE, intervention);
  disposeInput(input);
  network.dispose();
  if (!trace?.coalitions) throw new Error('no trace');
  const points = sentimentPoints(trace);
  const balances = balance(logitContributions(trace));
  const phi = shapleyValues(trace.coalitions.values);
  return new Map([
    ['prediction', points.total],
    ['balance', balances.overall],
    ['imbalance', imbalance(balances).byModality ?? Number.NaN],
    ['bias', points.bias],
    ['none', trace.coalitions.values[0] ?? Number.NaN],
    ...PLAYERS.flatMap(({ branch, modality }, player): [string, number][] => {
      const row = points.values.slice(player * points.steps, (player + 1) * points.steps);
      return [
        [`contribution ${branch} ${modality}`, row.reduce((sum, share) => sum + share, 0)],
        [`shapley ${branch} ${modality}`, phi[player] ?? Number.NaN],
      ];
    }),
  ]);
}

test('AGPR off and the face at 0, beside plain decoupling: the page’s numbers are the model’s', {
  tag: '@long',
}, async ({ live, page }) => {
  const tracks = await openStopped(live, page);
  await page.getByTestId('lab-stage-a-agpr').click();
  await page.getByTestId('lab-scales-open-a').click();
  await page.getByTestId('lab-silence-a-visual').click();
  await page.getByTestId('lab-compare').click();
  await expect(page.getByTestId('lab-comparison')).toBeVisible();
  await expectSettled(live, page);

  const weights = await page.getByTestId('lab-weights-a').getAttribute('data-network');
  const bypassed = { ...NO_INTERVENTION.stages, agpr: weights !== 'dbr' };
  const changed = { stages: bypassed, scales: [1, 1, 0, 1, 1, 0] };
  const a = await direct(weights ?? 'dbr', tracks, changed);
  const b = await direct('plain', tracks, NO_INTERVENTION);
  const lines = await table(page, 'A and B in numbers');
  expect(lines).toHaveLength(a.size);
  for (const line of lines) {
    const name = [line.kind, line.branch, line.modality].filter(Boolean).join(' ');
    const [ours, theirs] = [a.get(name) ?? Number.NaN, b.get(name) ?? Number.NaN];
    expect(Number(line.a), name).toBeCloseTo(ours, 4);
    expect(Number(line.b), name).toBeCloseTo(theirs, 4);
    expect(Number(line.a_minus_b), name).toBeCloseTo(ours - theirs, 4);
  }
  expect(a.get('shapley private visual')).toBe(0);
});
