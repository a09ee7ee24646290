import type { AcousticFrame, TokenFrame, VisualFrame } from '../../features/frames.ts';
import { historyPoint } from '../answer/history-point.ts';
import type { NeutralChange } from '../fold/fold.ts';
import type { TranscriptChange } from '../fold/recording.ts';
import type { Session, SessionObserver } from '../fold/session.ts';
import type { HistoryPoint, TranscriptSegment } from '../types.ts';
import {
  acousticColumns,
  type SessionPart,
  tokenColumns,
  type UtteranceAnswer,
  visualColumns,
} from './session-part.ts';

/** Words whose vectors do not come within this are written down without. */
const WAIT_FOR_TOKENS_SECONDS = 0.75;

/** Collects what happens in a session, from its very beginning. */
export interface SessionCollector extends SessionObserver {
  /** What came since the last time, up to now. */
  take(): SessionPart;
}

/**
 * A change of the transcript is written down when its vectors are there, because until then the network sees the words
 * as they were before.
 */
export function collectSession(
  session: Pick<Session, 'clock' | 'transcript' | 'encode' | 'encoded' | 'neutral'>,
): SessionCollector {
  let acoustic: AcousticFrame[] = [];
  let visual: Pick<VisualFrame, 'seconds' | 'values'>[] = [];
  /** What was declared before, and goes on. */
  let neutrals: NeutralChange[] = session.neutral ? [session.neutral] : [];
  let changes: TranscriptChange[] = [];
  let history: HistoryPoint[] = [];
  let tokens: [text: string, tokens: readonly TokenFrame[]][] = [];
  const answers = new Map<string, UtteranceAnswer>();
  const toldTexts = new Set<string>();
  /** Segments as they were last written down. */
  const written = new Map<string, TranscriptSegment>();
  /** Segments that wait for their vectors, and since when. */
  const waiting = new Map<string, number>();
  let looked: readonly TranscriptSegment[] = [];

  function write(segment: TranscriptSegment, encoded: readonly TokenFrame[] | null): void {
    const { id, text, startSeconds, endSeconds } = segment;
    written.set(id, segment);
    waiting.delete(id);
    // What was said in the moment before the session began has its words, and not its time.
    const span = { startSeconds: Math.max(0, startSeconds), endSeconds: Math.max(0, endSeconds) };
    changes.push({ seconds: session.clock.seconds(), segment: { ...segment, ...span } });
    if (!encoded || toldTexts.has(text)) return;
    toldTexts.add(text);
    tokens.push([text, encoded]);
  }

  function look(): void {
    const { segments } = session.transcript;
    if (segments === looked && waiting.size === 0) return;
    const now = session.clock.seconds();
    const [oldest] = segments;
    for (const gone of written.values()) {
      if (segments.some(({ id }) => id === gone.id)) continue;
      written.delete(gone.id);
      // The oldest go because there are too many; only a person takes others away.
      const isTaken = !oldest || gone.startSeconds >= oldest.startSeconds;
      if (isTaken) changes.push({ seconds: now, segment: { ...gone, text: '' } });
    }
    for (const segment of segments) {
      if (written.get(segment.id) === segment) continue;
      session.encode(segment);
      const encoded = session.encoded(segment);
      const tokensOf = encoded?.text === segment.text ? encoded.tokens : null;
      const since = waiting.get(segment.id) ?? now;
      waiting.set(segment.id, since);
      if (tokensOf || now - since >= WAIT_FOR_TOKENS_SECONDS) write(segment, tokensOf);
    }
    for (const id of waiting.keys()) if (!segments.some((segment) => segment.id === id)) waiting.delete(id);
    looked = segments;
  }

  return {
    onAcoustic(frames) {
      for (const frame of frames) acoustic.push(frame);
      look();
    },
    onVisual({ seconds, values }) {
      visual.push({ seconds, values });
    },
    onNeutral(change) {
      neutrals.push(change);
    },
    onPrediction(prediction) {
      look();
      const { sentiment, balance, interval, window } = prediction;
      const { utteranceId } = window;
      history.push(historyPoint(session.clock.seconds(), prediction));
      if (utteranceId !== null)
        answers.set(utteranceId, { id: utteranceId, sentiment, balance, ...(interval && { interval }) });
    },
    take() {
      look();
      const part: SessionPart = {
        untilSeconds: session.clock.seconds(),
        acoustic: acousticColumns(acoustic),
        visual: visualColumns(visual),
        neutrals,
        tokens: tokenColumns(tokens),
        transcript: changes,
        history,
        answers: [...answers.values()],
      };
      acoustic = [];
      visual = [];
      neutrals = [];
      changes = [];
      history = [];
      tokens = [];
      answers.clear();
      return part;
    },
  };
}
