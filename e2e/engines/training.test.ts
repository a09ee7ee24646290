import { expect, inject, it } from 'vitest';
import { until } from '../../scripts/engines/engine.ts';
import { inEachEngine } from './each-engine.ts';
import { isThere, openApp } from './live-tab.ts';

const address = inject('address');
const STEP_SECONDS = 240;

inEachEngine((visit) => {
  it('trains the toy network, shows its curves, and stops', async () => {
    const { tab } = visit;
    await openApp(tab, address, '#/train');
    await tab.click('[data-testid="train-start"]');
    for (const curve of ['train-mae', 'train-loss-task'])
      await until(`a point of ${curve}`, () => isThere(tab, `[data-testid="${curve}"] circle`), STEP_SECONDS);
    await tab.click('[data-testid="train-stop"]');
    const stopped = '[data-testid="train"][data-status="stopped"]';
    expect(await until('the training to stop', () => isThere(tab, stopped))).toBe(true);
  });
});
