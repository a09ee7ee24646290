import { createStore } from 'zustand/vanilla';
import type { AcousticFrame, TokenFrame, VisualFrame } from '../../features/frames.ts';
import { declaredNeutral } from '../../features/visual/own-neutral.ts';
import { REST_SECONDS, type RestFrames, restedSeconds, watchRest } from '../../features/visual/rest.ts';
import { hasWordsNow } from '../answer/freshness.ts';
import { historyPoint } from '../answer/history-point.ts';
import { changesOf } from '../changes.ts';
import { type SessionClock, startClock } from '../clock.ts';
import { keepNewest } from '../keep-newest.ts';
import type {
  HistoryPoint,
  Prediction,
  SessionUtterance,
  SessionWindow,
  TranscriptSegment,
} from '../types.ts';
import { createTranscript } from '../utterances/transcript.ts';
import type { UtteranceSpan } from '../utterances/utterances.ts';
import { createVoiceSegmenter, type VoiceSegment } from '../utterances/voice-segments.ts';
import { secondsWithoutWords, WORDLESS_SECONDS } from '../utterances/words-advice.ts';
import { readingOf } from '../window/reading.ts';
import { createTimeline } from '../window/timeline.ts';
import { createTokenCache } from '../window/token-cache.ts';
import type { EncodedSegment } from '../window/window.ts';
import { createFold, type EventSink, type NeutralChange } from './fold.ts';
import { EMPTY_SESSION, type RestState, type SessionState, type SessionStore } from './session-state.ts';

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
  onNeutral(change: NeutralChange): void;
  onPrediction(prediction: Prediction): void;
}

/** What is known of a session when it is entered in its middle. */
export interface SessionPast {
  history: readonly HistoryPoint[];
  /** Utterances with their predictions. */
  utterances: readonly SessionUtterance[];
  /** What was last predicted of it. */
  prediction?: Prediction | null;
}

/**
 * One session, whatever its source: what came in, and what there is to look at now, in a store. The store is brought up to
 * the session at every turn of the prediction loop, in one change and only of what is different: the screen is drawn at
 * the rate of predictions, not of sound.
 */
export interface Session extends EventSink {
  readonly clock: SessionClock;
  readonly state: SessionStore;
  /** Stretches of voice, oldest first; the last may go on. */
  readonly voices: readonly VoiceSegment[];
  /** The neutral face that is declared, and when it was; null while none is. */
  readonly neutral: NeutralChange | null;
  /** Asks for a face at rest: the first two seconds in which one is there without a break become its neutral face. */
  startRest(): void;
  /** Asks no more. */
  cancelRest(): void;
  /** Camera or microphone is on, or a sample session plays. */
  setReceiving(receiving: boolean): void;
  /** Has the words of the current window encoded that are not yet, and cuts it; null when there is nothing in it. */
  look(): SessionWindow | null;
  record(prediction: Prediction): void;
  /**
   * Brings the store up to now.
   * @param looked the window looked at last, when there was another look; null when there was nothing in it
   */
  update(looked?: SessionWindow | null): void;
  /** From now on; there is at most one observer. */
  observe(observer: SessionObserver | null): void;
  /** Has a segment's text encoded. */
  encode(segment: TranscriptSegment): void;
  /** A segment as it was last encoded, see TokenCache. */
  encoded(segment: TranscriptSegment): EncodedSegment | null;
}

export function startSession(
  encode: (text: string) => Promise<TokenFrame[] | null>,
  clock: SessionClock = startClock(),
  past: SessionPast = { history: [], utterances: [] },
  state: SessionStore = createStore(() => EMPTY_SESSION),
): Session {
  const timeline = createTimeline();
  const tokens = createTokenCache(encode);
  const transcript = createTranscript();
  const voice = createVoiceSegmenter();
  const fold = createFold({
    timeline,
    voice,
    transcript,
    read(segment) {
      tokens.encode(segment);
      return tokens.get(segment);
    },
  });
  let receiving = false;
  let neutral: NeutralChange | null = null;
  /** Null while nobody is asked to rest their face. */
  let rest: RestFrames | null = null;
  let observer: SessionObserver | null = null;
  let looked: SessionWindow | null = null;
  let history: readonly HistoryPoint[] = [...past.history];
  let newest: Prediction | null = past.prediction ?? null;
  let utterances: SessionUtterance[] = [];
  const answers = new Map<
    string,
    Pick<SessionUtterance, 'sentiment' | 'balance' | 'interval' | 'prediction'>
  >(past.utterances.map((utterance) => [utterance.id, utterance]));

  function recordPoint(prediction: Prediction): void {
    const seconds = clock.seconds();
    // The bound is trimmed in blocks, so that most predictions only append.
    if (history[0] && seconds - history[0].seconds > 1.1 * HISTORY_SECONDS) {
      history = history.filter((point) => seconds - point.seconds <= HISTORY_SECONDS);
    }
    history = [...history, historyPoint(seconds, prediction)];
  }

  function readings(): SessionState['readings'] {
    const read = transcript.segments.flatMap((segment) => {
      const encoded = tokens.get(segment);
      return encoded?.text === segment.text ? [[segment.id, readingOf(encoded)] as const] : [];
    });
    return Object.fromEntries(read);
  }

  function presence(now: number): SessionState['presence'] {
    const recent = timeline.acoustic.between(now - PRESENCE_SECONDS, Number.POSITIVE_INFINITY);
    const face = timeline.visual.latest();
    return {
      language: looked !== null && hasWordsNow(looked, transcript.segments, now),
      acoustic: recent.some(({ voiced }) => voiced),
      visual: face !== null && face.values !== null && face.seconds >= now - LOOK_SECONDS,
    };
  }

  function declareNeutral(change: NeutralChange): void {
    neutral = change.neutral && change;
    fold.declareNeutral(change);
    observer?.onNeutral(change);
  }

  function seeRest(frame: VisualFrame): void {
    if (!rest) return;
    rest = watchRest(rest, frame);
    if (restedSeconds(rest) < REST_SECONDS) return;
    declareNeutral({ seconds: clock.seconds(), neutral: declaredNeutral(rest) });
    rest = null;
  }

  function restState(): RestState {
    if (rest) return { status: 'measuring', seconds: restedSeconds(rest), face: rest.length > 0 };
    return neutral ? { status: 'set', seconds: neutral.seconds } : { status: 'unset' };
  }

  /** The newest utterances with their answers; the same list when nothing happened to it. */
  function answered(spans: readonly UtteranceSpan[]): readonly SessionUtterance[] {
    const now = spans
      .slice(-KEPT_UTTERANCES)
      .map(({ id, startSeconds, endSeconds, segments }): SessionUtterance => {
        const text = segments.map((segment) => segment.text).join(' ');
        const { interval, prediction, ...answer } = answers.get(id) ?? { sentiment: null, balance: null };
        const { sentiment, balance } = answer;
        return {
          ...{ id, startSeconds, endSeconds, text, sentiment, balance },
          ...(interval && { interval }),
          ...(prediction && { prediction }),
        };
      });
    utterances = sameUtterances(utterances, now) ? utterances : now;
    return utterances;
  }

  return {
    clock,
    state,
    get voices() {
      return voice.segments;
    },
    transcript,
    addAcoustic(frames) {
      fold.addAcoustic(frames);
      observer?.onAcoustic(frames);
    },
    addVisual(frame) {
      fold.addVisual(frame);
      observer?.onVisual(frame);
      seeRest(frame);
    },
    declareNeutral,
    get neutral() {
      return neutral;
    },
    startRest() {
      rest = [];
    },
    cancelRest() {
      rest = null;
    },
    endVoice: fold.endVoice,
    setReceiving(value) {
      receiving = value;
    },
    look: () => fold.window(clock.seconds(), { receiving }),
    record(prediction) {
      newest = prediction;
      recordPoint(prediction);
      observer?.onPrediction(prediction);
      const { sentiment, balance, interval, window } = prediction;
      const { utteranceId } = window;
      if (utteranceId === null) return;
      const answer = { sentiment, balance, ...(interval && { interval }), prediction };
      keepNewest(answers, utteranceId, answer, 2 * KEPT_UTTERANCES);
    },
    update(now) {
      if (now !== undefined) looked = now;
      const seconds = clock.seconds();
      const spans = fold.utterances();
      const changes = changesOf(state.getState(), {
        transcript: transcript.segments,
        readings: readings(),
        history,
        utterances: answered(spans),
        prediction: newest,
        presence: presence(seconds),
        rest: restState(),
        wordless: secondsWithoutWords(spans, seconds) >= WORDLESS_SECONDS,
      });
      if (Object.keys(changes).length > 0) state.setState(changes);
    },
    observe(next) {
      observer = next;
    },
    encode: tokens.encode,
    encoded: tokens.get,
  };
}

/** So that a list nothing happened to stays the same object, and nobody draws it again. */
function sameUtterances(a: readonly SessionUtterance[], b: readonly SessionUtterance[]): boolean {
  const keys = ['id', 'startSeconds', 'endSeconds', 'text', 'sentiment', 'balance', 'prediction'] as const;
  return (
    a.length === b.length && a.every((utterance, i) => keys.every((key) => utterance[key] === b[i]?.[key]))
  );
}
