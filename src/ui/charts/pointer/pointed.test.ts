import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { fixturePrediction } from '../../testing/live-fixture.ts';
import { anchored, markedIn, type Pointed } from './pointed.ts';
import { type PointerState, pointing } from './pointer-store.ts';

const { window } = fixturePrediction({ text: 'I loved it', startSeconds: 10 });

const text = 'unbelievable film';
const tokens = (
  [
    [0, 2],
    [2, 8],
    [8, 12],
    [12, 17],
  ] as const
).map(([start, end]) => ({
  segmentId: 's',
  start,
  end,
  text: text.slice(start, end),
}));

describe('what is marked in a window', () => {
  it('is every token of a word, and a step of the other two', () => {
    const marked = (pointed: Pointed) => markedIn(pointed, { startSeconds: 0, tokens })?.steps;
    expect(marked({ kind: 'step', modality: 'language', step: 1 })).toEqual({ first: 0, end: 3 });
    expect(marked({ kind: 'word', segmentId: 's', start: 3, end: 4 })).toEqual({ first: 1, end: 2 });
    expect(marked({ kind: 'step', modality: 'visual', step: 1 })).toEqual({ first: 1, end: 2 });
  });

  it('is nothing where the window has nothing of it', () => {
    expect(markedIn({ kind: 'word', segmentId: 'other', start: 0, end: 3 }, window)).toBeNull();
    expect(markedIn(null, window)).toBeNull();
  });

  it('is a modality or a branch of it, whole', () => {
    expect(markedIn({ kind: 'stream', modality: 'visual' }, window)).toEqual({
      modality: 'visual',
      steps: null,
    });
    expect(markedIn({ kind: 'stream', modality: 'visual', branch: 'shared' }, window)).toEqual({
      modality: 'visual',
      branch: 'shared',
      steps: null,
    });
  });
});

describe('a step that is anchored in the session', () => {
  it.each([
    { modality: 'language', step: 1 },
    { modality: 'acoustic', step: 7 },
  ] as const)('marks what it marked, %o', (place) => {
    const step: Pointed = { kind: 'step', ...place };
    expect(markedIn(anchored(step, window), window)).toEqual(markedIn(step, window));
  });

  it('is a moment of the session clock in voice and face, and the whole word in language', () => {
    expect(anchored({ kind: 'step', modality: 'visual', step: 2 }, window)).toEqual({
      kind: 'moment',
      seconds: 10.625,
    });
    expect(anchored({ kind: 'step', modality: 'language', step: 2 }, { startSeconds: 0, tokens })).toEqual({
      kind: 'word',
      segmentId: 's',
      start: 0,
      end: 12,
    });
  });

  it('is nothing where the window has no such word', () => {
    expect(anchored({ kind: 'step', modality: 'language', step: 30 }, window)).toBeNull();
  });
});

describe('a pointer', () => {
  const opened = () => {
    const state = createStore<PointerState>(() => ({ pointed: null, pinned: null }));
    return { state, ...pointing(state, () => ({ startSeconds: 0, tokens })) };
  };
  const token = (step: number): Pointed => ({ kind: 'step', modality: 'language', step });

  it('keeps what is pinned until any token of the same word is pinned again', () => {
    const { state, pin } = opened();
    pin(token(0));
    expect(state.getState().pinned).toEqual(token(0));
    pin(token(3));
    expect(state.getState().pinned).toEqual(token(3));
    pin(token(3));
    expect(state.getState().pinned).toBeNull();
    pin(token(0));
    pin(token(2));
    expect(state.getState().pinned).toBeNull();
  });

  it('tells charts once while the same is pointed at', () => {
    const { state, point } = opened();
    let told = 0;
    state.subscribe(() => {
      told += 1;
    });
    point(token(1));
    point(token(1));
    point(null);
    expect(told).toBe(2);
  });
});
