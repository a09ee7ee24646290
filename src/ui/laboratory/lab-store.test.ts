import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FeatureTracks } from '../../features/frames.ts';
import type { PlainTrace } from '../../model/trace.ts';
import { fixturePrediction, fixtureStore } from '../testing/live-fixture.ts';
import { createLabStore } from './lab-store.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function opened() {
  const live = fixtureStore();
  const asked: FeatureTracks[] = [];
  const answers: ((trace: PlainTrace | null) => void)[] = [];
  const explore = (tracks: FeatureTracks) => {
    asked.push(tracks);
    return new Promise<PlainTrace | null>((resolve) => {
      answers.push(resolve);
    });
  };
  const lab = createLabStore({ ...live, explore });
  const stop = lab.follow();
  const predict = (text: string) => {
    const prediction = fixturePrediction({ text });
    live.state.setState({ prediction });
    return prediction;
  };
  const answer = async (trace: PlainTrace | null) => {
    answers.shift()?.(trace);
    await vi.advanceTimersByTimeAsync(0);
  };
  const words = () =>
    lab.state
      .getState()
      .exploration?.shown.window.tokens.map(({ text }) => text)
      .join(' ');
  return { live, lab, asked, stop, predict, answer, words };
}

describe('exploring the session', () => {
  it('shows the explored window with its own trace', async () => {
    const { predict, answer, words } = opened();
    const { trace } = predict('I loved it');
    await vi.advanceTimersByTimeAsync(0);
    await answer(trace);
    expect(words()).toBe('I loved it');
  });

  it('asks for one window at a time, the newest, at most four a second', async () => {
    const { predict, answer, asked, words } = opened();
    predict('one');
    await vi.advanceTimersByTimeAsync(0);
    predict('two');
    const { trace, window } = predict('three');
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).toHaveLength(1);
    await answer(trace);
    expect(asked).toHaveLength(2);
    expect(asked[1]).toBe(window.tracks);
    predict('four');
    await answer(trace);
    expect(words()).toBe('three');
    await vi.advanceTimersByTimeAsync(200);
    expect(asked).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(60);
    expect(asked).toHaveLength(3);
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

describe('pinning', () => {
  it('keeps a step until it is pinned again or let go', () => {
    const { lab } = opened();
    const step = { modality: 'visual', step: 3 } as const;
    lab.pin(step);
    expect(lab.state.getState().pinned).toEqual(step);
    lab.pin({ ...step });
    expect(lab.state.getState().pinned).toBeNull();
    lab.pin(step);
    lab.pin(null);
    expect(lab.state.getState().pinned).toBeNull();
  });
});
