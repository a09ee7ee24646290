import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TranscriptSegment } from './types.ts';
import { utterancesOf } from './utterances.ts';
import type { VoiceSegment } from './voice-segments.ts';

const voice = (id: string, startSeconds: number, endSeconds: number | null): VoiceSegment => ({
  id,
  startSeconds,
  endSeconds,
});
const text = (
  id: string,
  source: TranscriptSegment['source'],
  startSeconds: number,
  endSeconds: number,
  final = true,
): TranscriptSegment => ({ id, text: id, source, startSeconds, endSeconds, final });

const shape = (utterances: ReturnType<typeof utterancesOf>) =>
  utterances.map(({ id, endSeconds, segments }) => [id, endSeconds, segments.map((segment) => segment.id)]);

describe('utterancesOf', () => {
  it('gives recognised text to the voice it overlaps most, also when it comes late', () => {
    const voices = [voice('v1', 1, 3), voice('v2', 5, null)];
    const transcript = [text('a', 'speech', 1.2, 3.9), text('b', 'speech', 5.5, 6)];
    expect(shape(utterancesOf(voices, transcript))).toEqual([
      ['v1', 3, ['a']],
      ['v2', null, ['b']],
    ]);
  });

  it('does not add the first word of the next sentence to a voice that is over', () => {
    const transcript = [text('a', 'sample', 1.2, 2.8), text('next', 'sample', 3.4, 3.5, false)];
    expect(shape(utterancesOf([voice('v1', 1, 3)], transcript))).toEqual([
      ['v1', 3, ['a']],
      ['next', null, ['next']],
    ]);
  });

  it('makes text without voice an utterance of its own', () => {
    const transcript = [text('a', 'sample', 1, 3), text('b', 'typed', 10, 12, false)];
    expect(shape(utterancesOf([], transcript))).toEqual([
      ['a', 3, ['a']],
      ['b', null, ['b']],
    ]);
  });

  it('keeps typed text apart from voice, and takes noise made while typing for part of it', () => {
    const voices = [voice('before', 4, 5.5), voice('keys', 6, 7)];
    const transcript = [text('t', 'typed', 5, 8, false)];
    expect(shape(utterancesOf(voices, transcript))).toEqual([
      ['before', 5.5, []],
      ['t', null, ['t']],
    ]);
  });

  it('puts every piece of text into exactly one utterance, in order of time', () => {
    const moment = fc.double({ min: 0, max: 60, noNaN: true });
    const span = fc.tuple(moment, fc.double({ min: 0, max: 8, noNaN: true }));
    const sources = fc.constantFrom<TranscriptSegment['source']>('typed', 'speech', 'sample');
    fc.assert(
      fc.property(
        fc.array(span, { maxLength: 10 }),
        fc.array(fc.tuple(span, sources, fc.boolean()), { maxLength: 10 }),
        (spans, texts) => {
          const voices = spans.map(([start, length], i) => voice(`v${i}`, start, start + length));
          const transcript = texts.map(([[start, length], source, final], i) =>
            text(`t${i}`, source, start, start + length, final),
          );
          const utterances = utterancesOf(voices, transcript);
          const placed = utterances.flatMap(({ segments }) => segments.map(({ id }) => id));
          expect(placed.sort()).toEqual(transcript.map(({ id }) => id).sort());
          const starts = utterances.map(({ startSeconds }) => startSeconds);
          expect(starts).toEqual([...starts].sort((a, b) => a - b));
          expect(new Set(utterances.map(({ id }) => id)).size).toBe(utterances.length);
        },
      ),
    );
  });
});
