import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Heard, SoundSpan } from '../../engine/workers/speech/api.ts';
import { createTranscript } from '../utterances/transcript.ts';
import type { VoiceSegment } from '../utterances/voice-segments.ts';
import { writeDownVoices } from './page-words.ts';

/** The stream began ten seconds before the session. */
const OFFSET = -10;

let seconds: number;
let voices: VoiceSegment[];
let asked: { span: SoundSpan; answer: (heard: Heard | null) => void }[];
let interrupts: number;
let transcript: ReturnType<typeof createTranscript>;
let end: () => void;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  seconds = 0;
  voices = [];
  asked = [];
  interrupts = 0;
  transcript = createTranscript();
  const session = {
    clock: { seconds: () => seconds },
    transcript,
    get voices() {
      return voices;
    },
  } as unknown as ReturnType<Parameters<typeof writeDownVoices>[0]['session']>;
  end = writeDownVoices({
    session: () => session,
    sound: { tap: () => undefined, offsetSeconds: () => OFFSET },
    speech: {
      listen: async () => undefined,
      hear: (span) => new Promise((answer) => asked.push({ span, answer })),
      interrupt() {
        interrupts += 1;
      },
    },
  });
});

afterEach(() => {
  end();
  vi.useRealTimers();
});

/** Goes on to a moment, as fast as the test likes. */
function goTo(moment: number): void {
  while (seconds < moment - 1e-9) {
    seconds = Math.min(moment, seconds + 0.1);
    vi.advanceTimersByTime(100);
  }
}

async function answer(text: string | null): Promise<void> {
  const { span, answer: give } = asked.at(-1) ?? { span: null, answer: () => undefined };
  const from = span?.startSeconds ?? 0;
  const words = [{ text: ` ${text}`, startSeconds: from + 0.3, endSeconds: from + 0.6 }];
  give(text === null ? null : { text, words: text ? words : [], language: 'en' });
  await new Promise((resolve) => setImmediate(resolve));
}

it('writes while a voice speaks, at most twice a second, and one text at a time', async () => {
  voices = [{ id: 'voice-1', startSeconds: 1, endSeconds: null }];
  goTo(1.7);
  expect(asked).toHaveLength(0);
  goTo(4);
  expect(asked).toHaveLength(1);
  await answer('so far');
  expect(transcript.segments).toMatchObject([{ text: 'so far', final: false, source: 'speech' }]);
  goTo(4.2);
  expect(asked).toHaveLength(2);
  expect(asked[1]?.span.startSeconds).toBe(1 - OFFSET);
  expect(asked[1]?.span.endSeconds).toBeCloseTo(4.1 - OFFSET);
  await answer('so far so good');
  goTo(4.5);
  expect(asked).toHaveLength(2);
});

it('writes for good when the voice ends, and does not wait for what is being written', async () => {
  voices = [{ id: 'voice-1', startSeconds: 1, endSeconds: null }];
  goTo(3);
  voices = [{ id: 'voice-1', startSeconds: 1, endSeconds: 3 }];
  goTo(3.2);
  expect(interrupts).toBeGreaterThan(0);
  await answer(null);
  goTo(3.4);
  expect(asked.at(-1)?.span).toEqual({ startSeconds: 1 - OFFSET, endSeconds: 3 - OFFSET });
  await answer('the end');
  const [segment] = transcript.segments;
  expect(segment).toMatchObject({ text: 'the end', final: true });
  expect(segment?.startSeconds).toBeCloseTo(1.3);
  expect(segment?.endSeconds).toBeCloseTo(1.6);
  goTo(6);
  expect(asked).toHaveLength(2);
});

it('takes away what turns out to be no words, and asks again when there was no answer', async () => {
  voices = [{ id: 'voice-1', startSeconds: 1, endSeconds: null }];
  goTo(2);
  await answer('hm');
  voices = [{ id: 'voice-1', startSeconds: 1, endSeconds: 2.2 }];
  goTo(2.4);
  await answer(null);
  goTo(2.6);
  expect(asked).toHaveLength(3);
  await answer('');
  expect(transcript.segments).toEqual([]);
});

it('writes nothing any more when it has ended', async () => {
  voices = [{ id: 'voice-1', startSeconds: 1, endSeconds: null }];
  goTo(2);
  end();
  expect(interrupts).toBe(1);
  await answer('too late');
  goTo(5);
  expect(transcript.segments).toEqual([]);
  expect(asked).toHaveLength(1);
});
