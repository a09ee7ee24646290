import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TranscriptSegment } from '../types.ts';
import { LONGEST_JOINED_SECONDS, languageOf, utterancesOf } from './utterances.ts';
import { LONGEST_SECONDS, type VoiceSegment } from './voice-segments.ts';

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

  it('does not cut a sentence at a pause: words that go on over it make one utterance of both voices', () => {
    const voices = [voice('v1', 1, 3), voice('v2', 4, 6), voice('v3', 7, null)];
    for (const source of ['sample', 'subtitles', 'speech'] as const) {
      const transcript = [
        text('I thought it would be fine', source, 1.3, 5.5),
        text('Well', source, 7.4, 7.9),
      ];
      expect(shape(utterancesOf(voices, transcript)), source).toEqual([
        ['v1', 6, ['I thought it would be fine']],
        ['v3', null, ['Well']],
      ]);
    }
  });

  it('takes a sentence that is not closed to go on when the voice does', () => {
    const voices = [voice('v1', 1, 3), voice('v2', 3.8, null)];
    const still = text('I thought', 'speech', 1.4, 2.9, false);
    expect(shape(utterancesOf(voices, [still]))).toEqual([['v1', null, ['I thought']]]);
    // The recogniser closed it without another word: the new voice says something else.
    expect(shape(utterancesOf(voices, [{ ...still, final: true }]))).toEqual([
      ['v1', 3, ['I thought']],
      ['v2', null, []],
    ]);
    // A recogniser that never closed it long ago.
    expect(utterancesOf([voice('v1', 1, 3), voice('v2', 30, null)], [still])).toHaveLength(2);
  });

  it('joins what was written down in pieces, where marks say that the sentence goes on', () => {
    const voices = [voice('v1', 1, 3), voice('v2', 3.8, 5), voice('v3', 6, 8)];
    const [first, second, third] = ['One thing.', 'I thought it would', 'be much better.'];
    const transcript = [
      text(first, 'subtitles', 1.2, 2.8),
      text(second, 'subtitles', 4, 4.9),
      text(third, 'subtitles', 6.2, 7.8),
    ];
    expect(shape(utterancesOf(voices, transcript))).toEqual([
      ['v1', 3, [first]],
      ['v2', 8, [second, third]],
    ]);
    const unmarked = transcript.map((segment) => ({ ...segment, text: segment.text.replace('.', '') }));
    expect(utterancesOf(voices, unmarked)).toHaveLength(3);
  });

  it('joins no more than two windows of finished words', () => {
    const voices = Array.from({ length: 12 }, (_, i) => voice(`v${i}`, 4 * i, 4 * i + 3));
    const lengths = utterancesOf(voices, [text('on and on', 'subtitles', 0.5, 47)]).map(
      ({ startSeconds, endSeconds }) => (endSeconds ?? 0) - startSeconds,
    );
    expect(lengths.length).toBeGreaterThan(1);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(LONGEST_JOINED_SECONDS);
  });

  it('reads a voice without newer words with the typed text that stands', () => {
    const typed = text('Terrible.', 'typed', 4, 5);
    const voices = [voice('before', 0, 2), voice('during', 3, 13), voice('after', 13, null)];
    const read = (transcript: TranscriptSegment[]) =>
      utterancesOf(voices, transcript).map((utterance) => [
        utterance.id,
        languageOf(utterance).map(({ id }) => id),
      ]);
    expect(read([typed])).toEqual([
      ['before', []],
      ['during', ['Terrible.']],
      ['Terrible.', ['Terrible.']],
      ['after', ['Terrible.']],
    ]);
    const spokenNow = text('hello', 'speech', 13.5, 14.5, false);
    expect(read([typed, spokenNow]).at(-1)).toEqual(['after', ['hello']]);
    const typedAgain = text('Lovely!', 'typed', 15, 15);
    expect(read([typed, spokenNow, typedAgain])[3]).toEqual(['after', ['Lovely!']]);
    expect(read([])).toEqual([
      ['before', []],
      ['during', []],
      ['after', []],
    ]);
  });

  it('goes on with a voice that began while somebody typed', () => {
    const typed = text('t', 'typed', 5, 8);
    expect(shape(utterancesOf([voice('v', 6, null)], [typed]))).toEqual([
      ['t', 8, ['t']],
      ['v', null, []],
    ]);
    expect(shape(utterancesOf([voice('keys', 6, 8.5)], [typed]))).toEqual([['t', 8, ['t']]]);
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
          // A voice is cut at ten seconds, and what is finished is joined to twenty at most.
          const bound = Math.max(LONGEST_JOINED_SECONDS, 8 + LONGEST_SECONDS);
          for (const { startSeconds, endSeconds, segments } of utterances) {
            if (segments.some(({ final }) => !final)) continue;
            expect((endSeconds ?? 0) - startSeconds).toBeLessThanOrEqual(bound);
          }
        },
      ),
    );
  });
});
