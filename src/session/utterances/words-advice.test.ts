import { describe, expect, it } from 'vitest';
import type { TranscriptSegment } from '../types.ts';
import type { UtteranceSpan } from './utterances.ts';
import { secondsWithoutWords, wordsAdvice } from './words-advice.ts';

const word: TranscriptSegment = {
  id: 'w',
  text: 'hello',
  startSeconds: 0,
  endSeconds: 1,
  source: 'speech',
  final: true,
};
const voice = (startSeconds: number, endSeconds: number | null, segments = [] as TranscriptSegment[]) =>
  ({ id: `v${startSeconds}`, startSeconds, endSeconds, segments }) satisfies UtteranceSpan;

describe('secondsWithoutWords', () => {
  it('adds up what was said without words, pauses left out', () => {
    expect(secondsWithoutWords([], 9)).toBe(0);
    expect(secondsWithoutWords([voice(1, 3), voice(5, null)], 8)).toBe(5);
    expect(secondsWithoutWords([voice(1, 3), voice(5, 6)], 60)).toBe(3);
  });

  it('begins anew with every word, spoken or typed', () => {
    expect(secondsWithoutWords([voice(0, 9), voice(10, 12, [word]), voice(13, null)], 14)).toBe(1);
    expect(secondsWithoutWords([voice(0, 9), { ...voice(10, null), standing: word }], 30)).toBe(0);
  });
});

describe('wordsAdvice', () => {
  const statuses = ['off', 'starting', 'on', 'failed'] as const;

  it('says at once where there is no recogniser, until there are words', () => {
    for (const speech of statuses) {
      const place = 'unsupported';
      const situation = { microphone: 'on', speech, place, recogniser: 'idle', wordless: false } as const;
      expect(wordsAdvice({ ...situation, anyWords: false })).toEqual({
        why: 'noRecogniser',
        recognise: false,
      });
      expect(wordsAdvice({ ...situation, anyWords: true })).toBeNull();
    }
  });

  it('says why a voice has no words, whatever the recogniser does', () => {
    for (const place of ['onDevice', 'cloud'] as const) {
      for (const speech of statuses) {
        const situation = { microphone: 'on', speech, place, recogniser: 'idle', anyWords: true } as const;
        expect(wordsAdvice({ ...situation, wordless: false })).toBeNull();
        const why = speech === 'starting' || speech === 'on' ? 'silent' : speech;
        expect(wordsAdvice({ ...situation, wordless: true })).toEqual({ why, recognise: why !== 'silent' });
      }
    }
  });

  it('has nothing to say while nobody listens', () => {
    for (const microphone of ['off', 'starting', 'failed'] as const) {
      const rest = { speech: 'off', place: 'unsupported', wordless: true, anyWords: false } as const;
      expect(wordsAdvice({ microphone, recogniser: 'idle', ...rest })).toBeNull();
    }
  });

  it('goes by the page’s own recogniser where that is the place', () => {
    const situation = { microphone: 'on', place: 'page', wordless: true, anyWords: false } as const;
    const advice = (speech: 'off' | 'on', recogniser: 'idle' | 'loading' | 'ready' | 'failed') =>
      wordsAdvice({ ...situation, speech, recogniser })?.why ?? null;
    expect(advice('off', 'idle')).toBe('off');
    expect(advice('on', 'loading')).toBeNull();
    expect(advice('on', 'ready')).toBe('silent');
    expect(advice('on', 'failed')).toBe('failed');
  });

  it('leaves trying again to the note of the recogniser that gave up', () => {
    const situation = { microphone: 'on', place: 'page', wordless: true, anyWords: true } as const;
    expect(wordsAdvice({ ...situation, speech: 'on', recogniser: 'failed' })?.recognise).toBe(false);
    expect(wordsAdvice({ ...situation, speech: 'failed', recogniser: 'failed' })?.recognise).toBe(true);
  });
});
