import {
  ACOUSTIC_FRAME_WIDTH,
  LANGUAGE_WIDTH,
  type TokenFrame,
  VISUAL_FRAME_WIDTH,
} from '../../../features/frames.ts';
import { BLENDSHAPE_NAMES } from '../../../features/visual/blendshapes.ts';
import { closedUtterances, type Recording } from '../../fold/recording.ts';
import type { StoredSession } from '../stored-session.ts';

const SAID = [
  { text: 'I loved it', startSeconds: 1, endSeconds: 2 },
  { text: 'it was <b>awful</b> & "long"', startSeconds: 24, endSeconds: 25.5 },
];

/** Half a minute with a face that goes away at times and two spoken sentences; numbers without any pattern a codec could keep by chance. */
export function storedSessionFixture(id = 'fixture', title = 'First <i>try</i>'): StoredSession {
  const recording = recordingFixture(id);
  return {
    id,
    title,
    createdAt: '2026-11-20T10:00:00.000Z',
    source: 'live',
    recording,
    history: Array.from({ length: 200 }, (_, i) => ({
      seconds: i / 8 + 0.05,
      sentiment: 3 * Math.sin(i / 9),
      balance: Math.cos(i / 7),
      conflict: Math.abs(Math.sin(i / 3)),
      ...(i % 2 === 0 && { borrow: 0.1 + i / 1000 }),
      ...(i % 3 === 0 && { interval: { low: -2 + i / 1000, high: 3 } }),
    })),
    utterances: closedUtterances(recording).map(({ id: utterance, segments, ...span }, index) => ({
      id: utterance,
      ...span,
      text: segments.map(({ text }) => text).join(' '),
      sentiment: index === 0 ? 1.2345678901 : -2 / 3,
      balance: 0.1 * index,
      ...(index === 0 && { interval: { low: 0.123456789, high: 2.3 } }),
    })),
    media: [],
  };
}

function recordingFixture(id: string): Recording {
  const speaking = (seconds: number) =>
    SAID.some(({ startSeconds, endSeconds }) => seconds >= startSeconds && seconds < endSeconds);
  return {
    id,
    durationSeconds: 30.125,
    acoustic: Array.from({ length: 3000 }, (_, i) => ({
      seconds: i / 100 + 1e-9,
      values: Float32Array.from(
        { length: ACOUSTIC_FRAME_WIDTH },
        (__, k) => Math.sin(i * 1.7 + k * 0.31) * 9,
      ),
      voiced: speaking(i / 100),
      pitchHertz: speaking(i / 100) ? 180 + Math.sin(i) : 0,
    })),
    visual: Array.from({ length: 750 }, (_, i) => ({
      seconds: i / 25,
      values:
        i % 50 < 5
          ? null
          : Float32Array.from({ length: VISUAL_FRAME_WIDTH }, (__, k) => Math.cos(i + k / 3) / 2),
      landmarks: null,
    })),
    transcript: SAID.map(({ text, startSeconds, endSeconds }, index) => ({
      seconds: endSeconds,
      segment: { id: `speech-${index}`, text, startSeconds, endSeconds, source: 'speech', final: true },
    })),
    tokens: new Map(SAID.map(({ text }) => [text, tokensOf(text)])),
    neutrals: [
      { seconds: 4.5, neutral: neutralFace(1) },
      { seconds: 12.25, neutral: null },
      { seconds: 23, neutral: neutralFace(2) },
    ],
  };
}

const neutralFace = (seed: number) =>
  Float32Array.from(BLENDSHAPE_NAMES, (_, shape) => Math.abs(Math.sin(seed + shape)) / 3);

function tokensOf(text: string): TokenFrame[] {
  return [...text.matchAll(/\S+/g)].map(({ 0: piece, index }) => ({
    piece,
    start: index,
    end: index + piece.length,
    values: Float32Array.from({ length: LANGUAGE_WIDTH }, (_, k) => Math.sin((k + 1) * piece.length) / 3),
  }));
}
