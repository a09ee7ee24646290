import { KEPT_SECONDS } from '../../engine/workers/speech/sound-memory.ts';
import type { Speech } from '../../engine/workers/speech/speech.ts';
import type { Session } from '../fold/session.ts';
import type { VoiceSegment } from '../utterances/voice-segments.ts';
import type { SoundFeed } from './sound-feed.ts';

export interface PageWordsOptions {
  /** The session of the moment; another one may begin meanwhile. */
  session(): Pick<Session, 'clock' | 'transcript' | 'voices'>;
  sound: Pick<SoundFeed, 'tap' | 'offsetSeconds'>;
  speech: Pick<Speech, 'listen' | 'hear' | 'interrupt'>;
}

const LOOK_MILLISECONDS = 100;
/** What is being said is written anew at most so often. */
const PARTIAL_SECONDS = 0.5;
/** A text that misses so much of its voice's beginning is not the text of that voice. */
const MISSED_SECONDS = 0.5;
/** In less than this there is hardly a word. */
const SHORTEST_PARTIAL_SECONDS = 0.8;

/**
 * Has the page's own recogniser write down what each voice says: while it speaks, as far as it has come, and once for
 * good when it ends. There is one text at a time: a voice that has ended does not wait for the text of one that goes on.
 * @returns what ends it
 */
export function writeDownVoices({ session, sound, speech }: PageWordsOptions): () => void {
  let current = session();
  /** Voices that are over, and those that were over before. */
  let written = new Set(current.voices.filter(({ endSeconds }) => endSeconds !== null).map(({ id }) => id));
  /** What was written of each voice that goes on: a person may have corrected it since. */
  const texts = new Map<string, string>();
  let busy: 'partial' | 'final' | null = null;
  let lastPartial = Number.NEGATIVE_INFINITY;
  let ended = false;

  async function write(voice: VoiceSegment, until: number, final: boolean): Promise<void> {
    const of = current;
    busy = final ? 'final' : 'partial';
    const offset = sound.offsetSeconds();
    const span = { startSeconds: voice.startSeconds - offset, endSeconds: until - offset };
    const heard = await speech.hear(span, 'detect');
    busy = null;
    // Without an answer the recogniser was interrupted, or is being started again.
    if (ended || of !== session()) return;
    if (!heard) return;
    if (final) written.add(voice.id);
    const id = `heard-${voice.id}`;
    const before = of.transcript.segments.find((segment) => segment.id === id);
    const corrected = texts.has(id) && texts.get(id) !== before?.text;
    // After the recogniser was started again in the middle of it, what was written until then is more than what comes.
    const missed = heard.fromSeconds - span.startSeconds > MISSED_SECONDS;
    if (corrected || (before && missed)) {
      if (final && before) of.transcript.put({ ...before, final });
      return;
    }
    texts.delete(id);
    const [first, last] = [heard.words[0], heard.words.at(-1)];
    if (heard.text === '' || !first || !last) of.transcript.edit(id, '', until);
    else {
      if (!final) texts.set(id, heard.text);
      of.transcript.put({
        id,
        text: heard.text,
        startSeconds: Math.max(voice.startSeconds, first.startSeconds + offset),
        endSeconds: Math.min(until, last.endSeconds + offset),
        source: 'speech',
        final,
        ...(heard.language !== 'en' && { language: heard.language }),
      });
    }
  }

  /** Its sound is not remembered any more: what was written of it stands. */
  function isForgotten({ id, startSeconds, endSeconds }: VoiceSegment, now: number): boolean {
    if (endSeconds === null || now - startSeconds < KEPT_SECONDS) return false;
    written.add(id);
    const before = current.transcript.segments.find((segment) => segment.id === `heard-${id}`);
    if (before) current.transcript.put({ ...before, final: true });
    return true;
  }

  function look(): void {
    if (current !== session()) {
      current = session();
      written = new Set();
      texts.clear();
    }
    const now = current.clock.seconds();
    const waiting = current.voices.filter((voice) => !written.has(voice.id) && !isForgotten(voice, now));
    // A machine that is slower than the person writes what was said last; what is older comes when there is time.
    const over = waiting.findLast(({ endSeconds }) => endSeconds !== null);
    if (over) {
      if (busy === 'partial') speech.interrupt();
      if (busy === null) void write(over, over.endSeconds ?? 0, true);
      return;
    }
    const open = waiting.at(-1);
    if (!open || busy !== null || now - lastPartial < PARTIAL_SECONDS) return;
    if (now - open.startSeconds < SHORTEST_PARTIAL_SECONDS) return;
    lastPartial = now;
    void write(open, now, false);
  }

  sound.tap((port) => void speech.listen(port));
  const timer = setInterval(look, LOOK_MILLISECONDS);
  return () => {
    ended = true;
    clearInterval(timer);
    sound.tap(null);
    if (busy !== null) speech.interrupt();
  };
}
