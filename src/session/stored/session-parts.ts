import type { AcousticFrame, TokenFrame, VisualFrame } from '../../features/frames.ts';
import type { NeutralChange } from '../fold/fold.ts';
import { closedUtterances, type Recording, type TranscriptChange } from '../fold/recording.ts';
import type { HistoryPoint, Utterance } from '../types.ts';
import {
  acousticColumns,
  acousticFrames,
  type SessionPart,
  tokenColumns,
  tokenFrames,
  type UtteranceAnswer,
  visualColumns,
  visualFrames,
} from './session-part.ts';
import type { StoredSession } from './stored-session.ts';

/** What is told of a session in parts. */
export type Told = Pick<StoredSession, 'recording' | 'history' | 'utterances'>;

/** A part of this length is written or read without holding up anything else. */
const PART_SECONDS = 20;

/** A session's content cut into parts, as it is stored. */
export function partsOf({ recording, history, utterances }: Told): SessionPart[] {
  const { durationSeconds, acoustic, visual, transcript, tokens, neutrals = [] } = recording;
  const count = Math.max(1, Math.ceil(durationSeconds / PART_SECONDS));
  const last = count - 1;
  const partOf = ({ seconds }: { seconds: number }) =>
    Math.min(last, Math.max(0, Math.floor(seconds / PART_SECONDS)));
  const cut = <Item extends { seconds: number }>(items: readonly Item[]) => {
    const groups: Item[][] = Array.from({ length: count }, () => []);
    for (const item of items) groups[partOf(item)]?.push(item);
    return groups;
  };
  const [sound, faces, changes, points] = [cut(acoustic), cut(visual), cut(transcript), cut(history)];
  const declared = cut(neutrals);
  const told = new Set<string>();
  const answers = utterances.flatMap(({ id, sentiment, balance, interval }) =>
    sentiment === null || balance === null ? [] : [{ id, sentiment, balance, ...(interval && { interval }) }],
  );
  return Array.from({ length: count }, (_, part) => {
    const texts = new Set((changes[part] ?? []).map(({ segment }) => segment.text));
    // Texts the transcript never had are kept with the last part.
    const wanted = part === last ? [...tokens.keys()] : [...texts];
    const fresh = wanted.flatMap((text): [string, readonly TokenFrame[]][] => {
      const encoded = tokens.get(text);
      if (told.has(text) || !encoded) return [];
      told.add(text);
      return [[text, encoded]];
    });
    return {
      untilSeconds: part === last ? durationSeconds : (part + 1) * PART_SECONDS,
      acoustic: acousticColumns(sound[part] ?? []),
      visual: visualColumns(faces[part] ?? []),
      neutrals: declared[part] ?? [],
      tokens: tokenColumns(fresh),
      transcript: changes[part] ?? [],
      history: points[part] ?? [],
      answers: part === last ? answers : [],
    };
  });
}

/** Puts parts together again, one after the other. */
export interface PartsReader {
  add(part: SessionPart): void;
  told(): Told;
}

/** @param id the session's */
export function readParts(id: string): PartsReader {
  let durationSeconds = 0;
  const acoustic: AcousticFrame[] = [];
  const visual: VisualFrame[] = [];
  const neutrals: NeutralChange[] = [];
  const transcript: TranscriptChange[] = [];
  const history: HistoryPoint[] = [];
  const tokens = new Map<string, TokenFrame[]>();
  const answers = new Map<string, UtteranceAnswer>();
  return {
    add(part) {
      durationSeconds = Math.max(durationSeconds, part.untilSeconds);
      for (const frame of acousticFrames(part.acoustic)) acoustic.push(frame);
      for (const frame of visualFrames(part.visual)) visual.push(frame);
      for (const change of part.neutrals ?? []) neutrals.push(change);
      for (const change of part.transcript) transcript.push(change);
      for (const point of part.history) history.push(point);
      for (const [text, frames] of tokenFrames(part.tokens)) tokens.set(text, frames);
      for (const answer of part.answers) answers.set(answer.id, answer);
    },
    told() {
      const recording: Recording = {
        id,
        durationSeconds,
        acoustic,
        visual,
        transcript,
        tokens,
        ...(neutrals.length > 0 && { neutrals }),
      };
      return { recording, history, utterances: answeredUtterances(recording, answers) };
    },
  };
}

/** A recording's utterances with what was said of them. */
function answeredUtterances(
  recording: Recording,
  answers: ReadonlyMap<string, UtteranceAnswer>,
): Utterance[] {
  return closedUtterances(recording).map(({ id, startSeconds, endSeconds, segments }) => {
    const { sentiment, balance, interval } = answers.get(id) ?? { sentiment: null, balance: null };
    const text = segments.map((segment) => segment.text).join(' ');
    return { id, startSeconds, endSeconds, text, sentiment, balance, ...(interval && { interval }) };
  });
}
