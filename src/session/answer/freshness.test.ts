import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SessionWindow, TranscriptSegment } from '../types.ts';
import { type AnswerAge, FRESH_SECONDS, freshnessOf, hasWordsNow, isOver, lastSign } from './freshness.ts';

const STEPS = 40;
const track = (...valid: number[]) => ({
  values: new Float32Array(STEPS),
  mask: Float32Array.from({ length: STEPS }, (_, step) => (valid.includes(step) ? 1 : 0)),
});

function windowOf(
  parts: Partial<SessionWindow> = {},
  face: number[] = [],
  voice: number[] = [],
): SessionWindow {
  return {
    startSeconds: 10,
    endSeconds: 20,
    utteranceId: null,
    tracks: { language: track(), acoustic: track(...voice), visual: track(...face) },
    tokens: [],
    texts: [],
    ...parts,
  };
}

const segment = (source: TranscriptSegment['source'], endSeconds: number): TranscriptSegment => ({
  id: 's1',
  text: 'I loved it',
  startSeconds: 10,
  endSeconds,
  source,
  final: true,
});
const WITH_WORDS = { texts: [{ segmentId: 's1', text: 'I loved it' }], utteranceId: 'u1' };

describe('the last sign in a window', () => {
  it('is the end of its last step with a voice or a face', () => {
    expect(lastSign(windowOf({}, [0, 3], [1]), [], 20)).toBe(11);
    expect(lastSign(windowOf({}, [], [7]), [], 20)).toBe(12);
    // A last step that the window's end cuts short.
    expect(lastSign(windowOf({ endSeconds: 19.9 }, [39], []), [], 20)).toBe(19.9);
  });

  it('is when its words were said, and now while typed words stand', () => {
    expect(lastSign(windowOf(WITH_WORDS, [3]), [segment('speech', 14)], 20)).toBe(14);
    expect(lastSign(windowOf(WITH_WORDS), [segment('typed', 14)], 99)).toBe(99);
    // Words of another window do not count.
    expect(lastSign(windowOf({}, [3]), [segment('typed', 14)], 20)).toBe(11);
  });

  it('makes words said a moment ago words of now, and no others', () => {
    const words = windowOf(WITH_WORDS);
    expect(hasWordsNow(words, [segment('speech', 14)], 15)).toBe(true);
    expect(hasWordsNow(words, [segment('speech', 14)], 14 + FRESH_SECONDS + 0.1)).toBe(false);
    expect(hasWordsNow(words, [segment('typed', 14)], 500)).toBe(true);
    expect(hasWordsNow(windowOf({}, [39]), [segment('typed', 14)], 20)).toBe(false);
  });

  it('leaves nothing to answer between utterances once it is too long ago', () => {
    expect(isOver(windowOf({}, [39]), [], 20)).toBe(false);
    expect(isOver(windowOf({}, [30]), [], 20)).toBe(true);
    // An utterance has its answer, however long ago.
    expect(isOver(windowOf(WITH_WORDS), [segment('speech', 12)], 20)).toBe(false);
  });
});

describe('an answer', () => {
  const answer = (parts: Partial<AnswerAge> = {}) =>
    freshnessOf({
      signAgeSeconds: 0,
      unansweredSeconds: 0.1,
      empty: false,
      latencySeconds: 0.1,
      networkReady: true,
      paused: false,
      nothing: false,
      ...parts,
    });

  it('is about now while its window is, and about the past once that is two seconds ago', () => {
    expect(answer()).toEqual({ kind: 'now' });
    expect(answer({ signAgeSeconds: FRESH_SECONDS })).toEqual({ kind: 'now' });
    expect(answer({ signAgeSeconds: 7.4, unansweredSeconds: 0.1 })).toEqual({
      kind: 'past',
      ageSeconds: 7,
      nothing: false,
    });
  });

  it('ages while there is nothing to look at', () => {
    expect(answer({ empty: true, unansweredSeconds: 1.5, nothing: true })).toEqual({ kind: 'now' });
    const past = { kind: 'past', ageSeconds: 3, nothing: true };
    expect(answer({ empty: true, unansweredSeconds: 3.2, nothing: true })).toEqual(past);
    expect(answer({ empty: true, signAgeSeconds: 1.5, unansweredSeconds: 1.7, nothing: true })).toEqual(past);
  });

  it('is past at once when the network is gone, and when it does not answer', () => {
    expect(answer({ networkReady: false })).toEqual({ kind: 'past', ageSeconds: 1, nothing: false });
    expect(answer({ unansweredSeconds: 5 })).toMatchObject({ kind: 'past', ageSeconds: 5 });
    expect(answer({ networkReady: false, paused: true })).toMatchObject({ kind: 'past' });
  });

  it('of a slow machine is not past while the next one takes as long as the last', () => {
    expect(answer({ latencySeconds: 3, unansweredSeconds: 4 })).toEqual({ kind: 'now' });
    expect(answer({ latencySeconds: 3, unansweredSeconds: 10 })).toMatchObject({ kind: 'past' });
    expect(answer({ latencySeconds: 3, unansweredSeconds: 4, empty: true })).toMatchObject({ kind: 'past' });
  });

  it('stands still with what is paused', () => {
    expect(answer({ paused: true, signAgeSeconds: 8 })).toEqual({ kind: 'paused' });
  });

  it('is never about now with an old window, an absent network or a silent one', () => {
    const seconds = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(
        fc.record({
          signAgeSeconds: seconds,
          unansweredSeconds: seconds,
          latencySeconds: fc.double({ min: 0, max: 0.5, noNaN: true }),
          empty: fc.boolean(),
          networkReady: fc.boolean(),
          paused: fc.boolean(),
          nothing: fc.boolean(),
        }),
        (state) => {
          const old =
            state.signAgeSeconds > FRESH_SECONDS ||
            state.unansweredSeconds > FRESH_SECONDS ||
            !state.networkReady;
          const freshness = freshnessOf(state);
          if (old) expect(freshness.kind).not.toBe('now');
          if (freshness.kind === 'past') expect(freshness.ageSeconds).toBeGreaterThanOrEqual(1);
        },
      ),
    );
  });
});
