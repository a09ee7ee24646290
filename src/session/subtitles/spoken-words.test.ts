import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACOUSTIC_FRAME_WIDTH, type AcousticFrame } from '../../features/frames.ts';
import { closedUtterances, type Recording } from '../fold/recording.ts';
import { spokenTranscript } from './spoken-words.ts';

const values = new Float32Array(ACOUSTIC_FRAME_WIDTH);

/** Sound of so many seconds with voice in some of them. */
function sound(durationSeconds: number, voices: readonly (readonly [number, number])[]): AcousticFrame[] {
  return Array.from({ length: durationSeconds * 100 }, (_, i) => {
    const seconds = 0.0125 + i / 100;
    const voiced = voices.some(([start, end]) => seconds >= start && seconds < end);
    return { seconds, values, voiced, pitchHertz: 0 };
  });
}

const recordingOf = (acoustic: AcousticFrame[], transcript: Recording['transcript']): Recording => ({
  id: 'r',
  durationSeconds: acoustic.length / 100,
  acoustic,
  visual: [],
  transcript,
  tokens: new Map(),
});

const utterances = (acoustic: AcousticFrame[], transcript: Recording['transcript']) =>
  closedUtterances(recordingOf(acoustic, transcript)).map(({ startSeconds, endSeconds, segments }) => ({
    startSeconds,
    endSeconds,
    text: segments.map(({ text }) => text).join(' '),
  }));

describe('a spoken transcript', () => {
  it('of plain words goes to the voice there is, by how long the words are', () => {
    const acoustic = sound(12, [
      [1, 3],
      [6, 8],
    ]);
    const cues = [{ startSeconds: 0, endSeconds: 12, text: 'I liked the first. But never the end.' }];
    const found = utterances(acoustic, spokenTranscript(cues, acoustic));
    expect(found.map(({ text }) => text)).toEqual(['I liked the first.', 'But never the end.']);
    expect(found[0]?.startSeconds).toBeCloseTo(0.75, 1);
    expect(found[1]?.startSeconds).toBeCloseTo(5.75, 1);
  });

  it('is not cut in the middle of a sentence by a pause, of a cue or of two', () => {
    const acoustic = sound(12, [
      [1, 3],
      [4, 6],
      [7, 9],
    ]);
    const text = 'I liked the first part a lot, but not at all the end.';
    const whole = [{ startSeconds: 0, endSeconds: 6.5, text }];
    expect(utterances(acoustic, spokenTranscript(whole, acoustic)).map((said) => said.text)).toEqual([
      text,
      '',
    ]);
    const pieces = [
      { startSeconds: 0.5, endSeconds: 3.2, text: 'I liked the first part a lot,' },
      { startSeconds: 3.8, endSeconds: 6.4, text: 'but not at all the end.' },
      { startSeconds: 6.8, endSeconds: 9.4, text: 'So what?' },
    ];
    const found = utterances(acoustic, spokenTranscript(pieces, acoustic));
    expect(found.map((said) => said.text)).toEqual([text, 'So what?']);
  });

  it('of words without marks is cut at every pause', () => {
    const acoustic = sound(10, [
      [1, 3],
      [5, 7],
    ]);
    const cues = [{ startSeconds: 0, endSeconds: 10, text: 'one two three four' }];
    expect(utterances(acoustic, spokenTranscript(cues, acoustic))).toHaveLength(2);
  });

  it('of a cue goes to the voice within the cue, word by word', () => {
    const acoustic = sound(10, [
      [1, 2],
      [4, 6],
      [8, 9],
    ]);
    const changes = spokenTranscript([{ startSeconds: 3, endSeconds: 7, text: 'one two' }], acoustic);
    expect(changes.map(({ segment: { text, final } }) => ({ text, final }))).toEqual([
      { text: 'one', final: false },
      { text: 'one two', final: false },
      { text: 'one two', final: true },
    ]);
    expect(changes[0]?.seconds).toBeCloseTo(4, 1);
    expect(changes[1]?.seconds).toBeCloseTo(5, 1);
    expect(changes[2]?.seconds).toBeCloseTo(6, 1);
    expect(utterances(acoustic, changes).map(({ text }) => text)).toEqual(['', 'one two', '']);
  });

  it('without a voice is a sentence after the other, over all the time', () => {
    const acoustic = sound(10, []);
    const text = 'A first thing. The other one!';
    const found = utterances(
      acoustic,
      spokenTranscript([{ startSeconds: 2, endSeconds: 8, text }], acoustic),
    );
    expect(found.map((utterance) => utterance.text)).toEqual(['A first thing.', 'The other one!']);
    expect(found[0]?.startSeconds).toBe(2);
    expect(found[1]?.endSeconds).toBeCloseTo(8, 5);
  });

  it('loses no word and stays in its time, whatever the voice and the words', () => {
    const voices = fc.array(fc.tuple(fc.nat(28), fc.nat(8)), { maxLength: 6 });
    const cues = fc.array(fc.tuple(fc.nat(28), fc.nat(5), fc.string({ unit: 'grapheme', maxLength: 120 })), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(voices, cues, (spans, lines) => {
        const acoustic = sound(
          30,
          spans.map(([start, length]) => [start, start + length]),
        );
        const written = lines.map(([start, length, text]) => ({
          startSeconds: start,
          endSeconds: Math.min(30, start + length + 0.5),
          text: text.replace(/\s+/g, ' ').trim(),
        }));
        const changes = spokenTranscript(written, acoustic);
        const said = changes.filter(({ segment }) => segment.final).map(({ segment }) => segment);
        const letters = (texts: string[]) => texts.join('').replace(/\s/g, '').split('').sort().join('');
        expect(letters(said.map(({ text }) => text))).toBe(letters(written.map(({ text }) => text)));
        changes.forEach(({ seconds, segment }, i) => {
          expect(seconds).toBeGreaterThanOrEqual(changes[i - 1]?.seconds ?? 0);
          expect(seconds).toBeLessThanOrEqual(30);
          expect(segment.startSeconds).toBeLessThanOrEqual(seconds);
        });
      }),
      { numRuns: 300 },
    );
  });
});
