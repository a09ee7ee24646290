import type { AcousticFrame, TokenFrame, VisualFrame } from '../features/frames.ts';
import { type SessionClock, startClock } from './clock.ts';
import { createFold, type EventSink } from './fold.ts';
import { historyPoint } from './history-point.ts';
import { keepNewest } from './keep-newest.ts';
import { type Reading, readingOf } from './reading.ts';
import { createTimeline } from './timeline.ts';
import { createTokenCache } from './token-cache.ts';
import { createTranscript } from './transcript.ts';
import type { HistoryPoint, Prediction, SessionWindow, TranscriptSegment, Utterance } from './types.ts';
import { createVoiceSegmenter } from './voice-segments.ts';
import type { EncodedSegment } from './window.ts';
import { secondsWithoutWords, WORDLESS_SECONDS } from './words-advice.ts';

/** Predictions are remembered this long for the timeline on the screen. */
export const HISTORY_SECONDS = 600;
const KEPT_UTTERANCES = 50;
/** A face or a voice seen within so long counts as there. */
const PRESENCE_SECONDS = 0.6;
/** A look without a face says so itself; until the next look a slow machine may take this long. */
const LOOK_SECONDS = 1.5;

/** Is told everything that comes into a session. */
export interface SessionObserver {
  onAcoustic(frames: readonly AcousticFrame[]): void;
  onVisual(frame: VisualFrame): void;
  onPrediction(prediction: Prediction): void;
}

/** What is known of a session when it is entered in its middle. */
export interface SessionPast {
  history: readonly HistoryPoint[];
  /** Utterances with their predictions. */
  utterances: readonly Utterance[];
}

/** One session, whatever its source: what came in, and what there is to look at now. */
export interface Session extends EventSink {
  readonly clock: SessionClock;
  /** Camera or microphone is on, or a sample session plays. */
  setLive(live: boolean): void;
  /** Has the words of the current window encoded that are not yet, and cuts it; null when there is nothing in it. */
  look(): SessionWindow | null;
  record(prediction: Prediction): void;
  /** From now on; there is at most one observer. */
  observe(observer: SessionObserver | null): void;
  /** Has a segment's text encoded. */
  encode(segment: TranscriptSegment): void;
  /** A segment as it was last encoded, see TokenCache. */
  encoded(segment: TranscriptSegment): EncodedSegment | null;
  /** What of each segment is read, of those that are encoded; by their ids. */
  readings(): Readonly<Record<string, Reading>>;
  /** Points of the last ten minutes, oldest first. */
  history(): readonly HistoryPoint[];
  utterances(): Utterance[];
  /** Whether a voice and a face are there now. */
  presence(): { acoustic: boolean; visual: boolean };
  /** Whether a voice has gone on for a while without a word. */
  wordless(): boolean;
}

export function startSession(
  encode: (text: string) => Promise<TokenFrame[] | null>,
  clock: SessionClock = startClock(),
  past: SessionPast = { history: [], utterances: [] },
): Session {
  const timeline = createTimeline();
  const tokens = createTokenCache(encode);
  const transcript = createTranscript();
  const fold = createFold({
    timeline,
    voice: createVoiceSegmenter(),
    transcript,
    read(segment) {
      tokens.encode(segment);
      return tokens.get(segment);
    },
  });
  let history: HistoryPoint[] = [...past.history];
  let live = false;
  let observer: SessionObserver | null = null;
  let utterances: Utterance[] = [];
  const answers = new Map<string, Pick<Utterance, 'sentiment' | 'balance'>>(
    past.utterances.map((utterance) => [utterance.id, utterance]),
  );

  function recordPoint(prediction: Prediction): void {
    const seconds = clock.seconds();
    // The bound is trimmed in blocks, so that most predictions only append.
    if (history[0] && seconds - history[0].seconds > 1.1 * HISTORY_SECONDS) {
      history = history.filter((point) => seconds - point.seconds <= HISTORY_SECONDS);
    }
    history = [...history, historyPoint(seconds, prediction)];
  }

  return {
    clock,
    transcript,
    addAcoustic(frames) {
      fold.addAcoustic(frames);
      observer?.onAcoustic(frames);
    },
    addVisual(frame) {
      fold.addVisual(frame);
      observer?.onVisual(frame);
    },
    endVoice: fold.endVoice,
    setLive(value) {
      live = value;
    },
    look: () => fold.window(clock.seconds(), { live }),
    record(prediction) {
      recordPoint(prediction);
      observer?.onPrediction(prediction);
      const { sentiment, balance, window } = prediction;
      const { utteranceId } = window;
      if (utteranceId === null) return;
      keepNewest(answers, utteranceId, { sentiment, balance }, 2 * KEPT_UTTERANCES);
    },
    observe(next) {
      observer = next;
    },
    encode: tokens.encode,
    encoded: tokens.get,
    readings() {
      const read = transcript.segments.flatMap((segment) => {
        const encoded = tokens.get(segment);
        return encoded?.text === segment.text ? [[segment.id, readingOf(encoded)] as const] : [];
      });
      return Object.fromEntries(read);
    },
    history: () => history,
    utterances() {
      const now = fold
        .utterances()
        .slice(-KEPT_UTTERANCES)
        .map(({ id, startSeconds, endSeconds, segments }): Utterance => {
          const answer = answers.get(id);
          const text = segments.map((segment) => segment.text).join(' ');
          const { sentiment, balance } = answer ?? { sentiment: null, balance: null };
          return { id, startSeconds, endSeconds, text, sentiment, balance };
        });
      utterances = sameUtterances(utterances, now) ? utterances : now;
      return utterances;
    },
    wordless: () => secondsWithoutWords(fold.utterances(), clock.seconds()) >= WORDLESS_SECONDS,
    presence() {
      const now = clock.seconds();
      const recent = timeline.acoustic.between(now - PRESENCE_SECONDS, Number.POSITIVE_INFINITY);
      const face = timeline.visual.latest();
      return {
        acoustic: recent.some(({ voiced }) => voiced),
        visual: face !== null && face.values !== null && face.seconds >= now - LOOK_SECONDS,
      };
    },
  };
}

/** So that a list nothing happened to stays the same object, and nobody draws it again. */
function sameUtterances(a: readonly Utterance[], b: readonly Utterance[]): boolean {
  const keys = ['id', 'startSeconds', 'endSeconds', 'text', 'sentiment', 'balance'] as const;
  return (
    a.length === b.length && a.every((utterance, i) => keys.every((key) => utterance[key] === b[i]?.[key]))
  );
}
