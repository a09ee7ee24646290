import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createExtraNetworkStore } from '../../../app/networks/extra-networks.ts';
import { EngineError } from '../../../engine/engine-error.ts';
import type { Run } from '../../../engine/workers/inference/api.ts';
import { DEFAULT_CONFIG } from '../../../features/default-config.ts';
import type { FeatureTracks } from '../../../features/frames.ts';
import { DBR_SETUP, PLAIN_SETUP, switchStage } from '../../../model/index.ts';
import type { PlainTrace } from '../../../model/trace.ts';
import { fixturePrediction, fixtureStore } from '../../testing/live-fixture.ts';
import { createLabStore } from './lab-store.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Networks of which plain decoupling can be had and the others are not there, without a worker. */
function networkStore() {
  return createExtraNetworkStore(
    'http://here/',
    async () => ({ ok: true, value: DEFAULT_CONFIG }),
    async (folder) => {
      if (!folder.endsWith('plain/')) throw new EngineError('model-file-missing', folder);
      return { json: {}, bytes: new Uint8Array() };
    },
  );
}

function opened() {
  const live = fixtureStore();
  const asked: FeatureTracks[] = [];
  const answers: ((traces: PlainTrace[] | null) => void)[] = [];
  const runs: (readonly Run[])[] = [];
  const explore = (tracks: FeatureTracks, wanted: readonly Run[]) => {
    asked.push(tracks);
    runs.push(wanted);
    return new Promise<PlainTrace[] | null>((resolve) => {
      answers.push(resolve);
    });
  };
  const networks = networkStore();
  const lab = createLabStore({ ...live, explore, networks });
  const stop = lab.follow();
  const predict = (text: string) => {
    const prediction = fixturePrediction({ text });
    live.state.setState({ prediction });
    return prediction;
  };
  const answer = async (...traces: (PlainTrace | null)[]) => {
    const found = traces.filter((trace) => trace !== null);
    answers.shift()?.(found.length > 0 ? found : null);
    await vi.advanceTimersByTimeAsync(0);
  };
  const words = () =>
    lab.state
      .getState()
      .exploration?.shown.window.tokens.map(({ text }) => text)
      .join(' ');
  return { live, lab, asked, runs, networks, stop, predict, answer, words };
}

describe('exploring the session', () => {
  it('shows the explored window with its own trace', async () => {
    const { predict, answer, words } = opened();
    const { trace } = predict('I loved it');
    await vi.advanceTimersByTimeAsync(0);
    await answer(trace);
    expect(words()).toBe('I loved it');
  });

  it('asks for one window at a time, the newest, at most as often as there are predictions', async () => {
    const { predict, answer, asked, words } = opened();
    predict('one');
    await vi.advanceTimersByTimeAsync(0);
    predict('two');
    const { trace, window } = predict('three');
    expect(asked).toHaveLength(1);
    await answer(trace);
    await vi.advanceTimersByTimeAsync(80);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(20);
    expect(asked).toHaveLength(2);
    expect(asked[1]).toBe(window.tracks);
    await answer(trace);
    expect(words()).toBe('three');
  });

  it('leaves a slow network to predictions for a while', async () => {
    const { predict, answer, asked } = opened();
    const { trace } = predict('one');
    await vi.advanceTimersByTimeAsync(1000);
    predict('two');
    await answer(trace);
    await vi.advanceTimersByTimeAsync(450);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(100);
    expect(asked).toHaveLength(2);
  });

  it('explores a window that stands still once, and again when there was no answer', async () => {
    const { predict, answer, asked } = opened();
    const { trace } = predict('still');
    await vi.advanceTimersByTimeAsync(0);
    await answer(null);
    await vi.advanceTimersByTimeAsync(300);
    expect(asked).toHaveLength(2);
    await answer(trace);
    await vi.advanceTimersByTimeAsync(2000);
    expect(asked).toHaveLength(2);
  });

  it('shows nothing of a session that is gone, and asks nothing once the view is closed', async () => {
    const { live, lab, predict, answer, asked, stop } = opened();
    const { trace } = predict('gone');
    await vi.advanceTimersByTimeAsync(0);
    live.state.setState({ prediction: null });
    await answer(trace);
    expect(lab.state.getState().exploration).toBeNull();
    stop();
    predict('closed');
    await vi.advanceTimersByTimeAsync(2000);
    expect(asked).toHaveLength(1);
  });
});

describe('comparing', () => {
  const networksOf = (runs: readonly Run[] | undefined) => runs?.map(({ network }) => network);

  it('runs both setups on the same window once the other network is there', async () => {
    const { lab, predict, answer, runs, networks } = opened();
    const { trace } = predict('both');
    lab.setUp('b', PLAIN_SETUP);
    await vi.advanceTimersByTimeAsync(300);
    expect(networks.state.getState().plain.status).toBe('ready');
    // A alone is not what is asked for.
    expect(runs.every((wanted) => wanted.length === 2)).toBe(true);
    await answer(trace, trace);
    expect(networksOf(runs.at(-1))).toEqual(['dbr', 'plain']);
    expect(lab.state.getState().exploration?.b?.weights.network).toBe('plain');
  });

  it('runs a still window again when a setup changes, and not when another side is shown', async () => {
    const { lab, predict, answer, asked, runs } = opened();
    const { trace } = predict('still');
    await vi.advanceTimersByTimeAsync(0);
    await answer(trace);
    lab.setUp('a', { ...DBR_SETUP, scales: [1, 1, 0, 1, 1, 0] });
    await vi.advanceTimersByTimeAsync(300);
    await answer(trace);
    expect(runs[1]?.[0]?.intervention.scales).toEqual([1, 1, 0, 1, 1, 0]);
    lab.show('difference');
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).toHaveLength(2);
    // Without a second setup there is nothing to subtract.
    expect(lab.state.getState().exploration?.show).toBe('a');
  });

  it('bypasses a stage with the same weights when none were trained without it', async () => {
    const { lab, predict, answer, runs } = opened();
    const { trace } = predict('off');
    lab.setUp('a', switchStage(DBR_SETUP, 'agpr', false));
    await vi.advanceTimersByTimeAsync(300);
    await answer(trace);
    expect(runs.at(-1)).toMatchObject([
      { network: 'dbr', intervention: { stages: { agpr: false, tsf: true } } },
    ]);
    expect(lab.state.getState().exploration?.a.weights.bypassed).toEqual(['agpr']);
  });
});

describe('pinning', () => {
  it('keeps a step until it is pinned again or let go', () => {
    const { lab } = opened();
    const step = { kind: 'step', modality: 'visual', step: 3 } as const;
    lab.pin(step);
    expect(lab.state.getState().pinned).toEqual(step);
    lab.pin({ ...step });
    expect(lab.state.getState().pinned).toBeNull();
    lab.pin(step);
    lab.pin(null);
    expect(lab.state.getState().pinned).toBeNull();
  });
});
