import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { HeardInStream, SoundSpan } from '../../engine/workers/speech/api.ts';
import { createTranscript } from '../utterances/transcript.ts';
import type { VoiceSegment } from '../utterances/voice-segments.ts';
import { writeDownVoices } from './page-words.ts';

/** The stream began ten seconds before the session. */
const OFFSET = -10;

let seconds: number;
let voices: VoiceSegment[];
let asked: { span: SoundSpan; answer: (heard: HeardInStream | null) => void }[];
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

async function answer(text: string | null, told: Partial<HeardInStream> = {}): Promise<void> {
  const { span, answer: give } = asked.at(-1) ?? { span: null, answer: () => undefined };
  const from = span?.startSeconds ?? 0;
  const words = [{ text: ` ${text}`, startSeconds: from + 0.3, endSeconds: from + 0.6 }];
  const heard = { words: text ? words : [], language: 'en', fromSeconds: from, ...told };
  give(text === null ? null : { text, ...heard });
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

it('writes what was said last when it is behind, and lets go of what nobody remembers', async () => {
  voices = [{ id: 'voice-1', startSeconds: 1, endSeconds: null }];
  goTo(2);
  await answer('so far');
  voices = [{ id: 'voice-1', startSeconds: 1, endSeconds: 3 }];
  goTo(3.2);
  voices = [1, 4, 7].map((start) => ({ id: `voice-${start}`, startSeconds: start, endSeconds: start + 2 }));
  goTo(10);
  await answer('first');
  goTo(10.2);
  expect(asked.at(-1)?.span.startSeconds).toBe(7 - OFFSET);
  goTo(30);
  await answer('last');
  const count = asked.length;
  goTo(31);
  expect(asked).toHaveLength(count);
  expect(transcript.segments.map(({ text, final }) => [text, final])).toEqual([
    ['first', true],
    ['last', true],
  ]);
});

it('says in which language words were heard when it is not English', async () => {
  voices = [{ id: 'voice-1', startSeconds: 1, endSeconds: null }];
  goTo(3);
  await answer('sehr gut', { language: 'de' });
  expect(transcript.segments).toMatchObject([{ text: 'sehr gut', language: 'de' }]);
  goTo(4);
  await answer('very good');
  expect(transcript.segments[0]).not.toHaveProperty('language');
});

it('keeps what was written when the recogniser was started again in the middle of a voice', async () => {
  voices = [{ id: 'voice-1', startSeconds: 1, endSeconds: null }];
  goTo(3);
  await answer('the beginning');
  goTo(4);
  await answer('end', { fromSeconds: 3 - OFFSET });
  expect(transcript.segments).toMatchObject([{ text: 'the beginning', final: false }]);
  voices = [{ id: 'voice-1', startSeconds: 1, endSeconds: 4.2 }];
  goTo(4.4);
  await answer('', { fromSeconds: 4.2 - OFFSET });
  expect(transcript.segments).toMatchObject([{ text: 'the beginning', final: true }]);
});

it('leaves what a person corrected or took away while the voice went on', async () => {
  voices = [{ id: 'voice-1', startSeconds: 1, endSeconds: null }];
  goTo(3);
  await answer('too bad');
  transcript.edit('heard-voice-1', 'not bad', 3);
  goTo(4);
  await answer('too bad it');
  voices = [{ id: 'voice-1', startSeconds: 1, endSeconds: 4.2 }];
  goTo(4.4);
  await answer('too bad it is');
  expect(transcript.segments).toMatchObject([{ text: 'not bad', final: true }]);
  expect(asked).toHaveLength(3);

  voices = [...voices, { id: 'voice-2', startSeconds: 5, endSeconds: null }];
  goTo(7);
  await answer('hm');
  transcript.edit('heard-voice-2', '', 7);
  goTo(8);
  await answer('hm hm');
  expect(transcript.segments).toHaveLength(1);
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
