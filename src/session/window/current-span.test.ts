import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STEP_SECONDS, WINDOW_SECONDS, WINDOW_STEPS } from '../../features/frames.ts';
import type { TranscriptSegment } from '../types.ts';
import type { UtteranceSpan } from '../utterances/utterances.ts';
import { type CurrentSpanOptions, currentSpan, LINGER_SECONDS } from './current-span.ts';

const utterance = (
  id: string,
  startSeconds: number,
  endSeconds: number | null,
  source?: TranscriptSegment['source'],
): UtteranceSpan => {
  const end = endSeconds ?? startSeconds;
  const segment = { id, text: id, startSeconds, endSeconds: end, final: endSeconds !== null };
  return { id, startSeconds, endSeconds, segments: source ? [{ ...segment, source }] : [] };
};
const at = (nowSeconds: number, utterances: UtteranceSpan[], more: Partial<CurrentSpanOptions> = {}) =>
  currentSpan({
    nowSeconds,
    utterances,
    receiving: true,
    changedSeconds: ({ endSeconds }) => endSeconds,
    ...more,
  });

describe('currentSpan', () => {
  it('is the open utterance, the latest of several', () => {
    const utterances = [
      utterance('typed', 3, null, 'typed'),
      utterance('closed', 4, 5),
      utterance('open', 6, null),
    ];
    expect(at(8, utterances)).toMatchObject({ utteranceId: 'open', startSeconds: 6, endSeconds: 8 });
  });

  it('is the last closed one for ten seconds while signals come in, then what goes on now', () => {
    const utterances = [utterance('a', 1, 3), utterance('b', 4, 6)];
    expect(at(6 + LINGER_SECONDS, utterances)).toMatchObject({
      utteranceId: 'b',
      startSeconds: 4,
      endSeconds: 6,
    });
    expect(at(20, utterances)).toEqual({
      utteranceId: null,
      startSeconds: 20 - WINDOW_SECONDS,
      endSeconds: 20,
      segments: [],
    });
  });

  it('keeps typed text as the language of the moment, until newer words are there', () => {
    const typed = utterance('t', 4, 6, 'typed');
    expect(at(300, [typed])).toMatchObject({
      startSeconds: 300 - WINDOW_SECONDS,
      endSeconds: 300,
      utteranceId: null,
      segments: [{ id: 't' }],
    });
    expect(at(300, [typed, utterance('s', 8, 9, 'speech')])?.segments).toEqual([]);
  });

  it('sees what goes on now with the typed text where a voice goes on without words', () => {
    const typed = utterance('t', 4, 6, 'typed');
    const [standing] = typed.segments;
    const open = { ...utterance('v', 3, null), ...(standing && { standing }) };
    expect(at(9, [open, typed])).toMatchObject({
      startSeconds: 3,
      endSeconds: 9,
      utteranceId: 'v',
      segments: [{ id: 't' }],
    });
  });

  it('stays on the last typed text when nothing comes in', () => {
    const utterances = [utterance('t', 4, 6, 'typed')];
    expect(at(500, utterances, { receiving: false })).toMatchObject({ utteranceId: 't', endSeconds: 6 });
    expect(at(5, [], { receiving: false })).toBeNull();
  });

  it('goes back to an utterance that was edited', () => {
    const utterances = [utterance('a', 1, 3, 'speech'), utterance('b', 4, 6, 'speech')];
    const changedSeconds = ({ id, endSeconds }: TranscriptSegment) => (id === 'a' ? 30 : endSeconds);
    expect(at(31, utterances, { changedSeconds })).toMatchObject({ utteranceId: 'a', endSeconds: 3 });
  });

  it('sees the face of text that was typed in an instant', () => {
    expect(at(30, [utterance('t', 30, 30, 'typed')])).toMatchObject({ startSeconds: 28, endSeconds: 30 });
    expect(at(0.5, [utterance('t', 0.5, null, 'typed')])).toMatchObject({ startSeconds: 0, endSeconds: 0.5 });
  });

  it('never exceeds the steps of a window, and a long one begins on a step of the clock', () => {
    const moment = fc.double({ min: 0, max: 300, noNaN: true });
    fc.assert(
      fc.property(
        moment,
        fc.double({ min: 0, max: 60, noNaN: true }),
        fc.boolean(),
        (start, length, typed) => {
          const now = start + length;
          const span = at(now, [utterance('u', start, null, typed ? 'typed' : undefined)]);
          expect(span).not.toBeNull();
          const { startSeconds, endSeconds } = span ?? { startSeconds: 0, endSeconds: 0 };
          expect(startSeconds).toBeGreaterThanOrEqual(0);
          expect(endSeconds).toBe(now);
          expect((endSeconds - startSeconds) / STEP_SECONDS).toBeLessThanOrEqual(WINDOW_STEPS + 1e-6);
          if (length > WINDOW_SECONDS + STEP_SECONDS) expect(startSeconds % STEP_SECONDS).toBe(0);
        },
      ),
    );
  });
});
