import type { MediaOverview } from '../../capture/media-file/open-media-file.ts';
import { EngineError } from '../../engine/engine-error.ts';
import type { Outcome } from '../../engine/worker-scope.ts';
import type { OpenMedia } from '../../engine/workers/media/media.ts';
import type { AcousticFrame, FeatureTracks, TokenFrame, VisualFrame } from '../../features/frames.ts';
import type { PlainTrace } from '../../model/trace.ts';
import type { Recording, TranscriptChange } from '../fold/recording.ts';
import { spokenTranscript } from '../subtitles/spoken-words.ts';
import type { Cue } from '../subtitles/subtitles.ts';
import { predictRecording, type RecordingPredictions } from './predict-recording.ts';

/** What turns a file's sound, pictures and words into features, and features into predictions. */
export interface MediaFeatures {
  /** Null when what extracts them went away on the way. */
  extractParts(
    parts: AsyncIterable<Float32Array>,
    onFrames: (frames: AcousticFrame[], seconds: number) => void,
  ): Promise<true | null>;
  /** Null when this picture was not looked at. */
  detect(picture: ImageBitmap, seconds: number): Promise<VisualFrame | null>;
  encode(texts: readonly string[]): Promise<TokenFrame[][]>;
  predict(tracks: FeatureTracks): Promise<PlainTrace>;
}

export interface RecordMediaOptions {
  id: string;
  media: OpenMedia;
  cues: readonly Cue[];
  /** Without, nobody looks at the pictures. */
  faces: boolean;
  features: MediaFeatures;
  /** @param share of the work that is done, 0..1 */
  onProgress(share: number): void;
  signal: AbortSignal;
}

/** About how much work each part of a second of film is, to say how much is left. */
const WORK = { sound: 1, pictures: 14, words: 1, predictions: 3 } as const;
type Work = keyof typeof WORK;
/** So many texts at a time, so that none waits long and a cancelled file leaves little behind. */
const TEXTS_AT_A_TIME = 16;

/**
 * Takes a media file through the same features as a live session, as fast as they come, and predicts from it. The same
 * file and words always give the same recording.
 * @throws EngineError when the file cannot be decoded to its end; the signal's reason when it was cancelled
 */
export async function recordMedia(
  options: RecordMediaOptions,
): Promise<{ recording: Recording } & RecordingPredictions> {
  const { id, media, cues, faces, features, signal } = options;
  const { durationSeconds } = media.overview;
  const report = progressOf(media.overview, options);
  const [acoustic, visual] = await Promise.all([
    hear(options, report('sound')),
    faces ? see(options, report('pictures')) : [],
  ]);
  signal.throwIfAborted();
  const transcript = spokenTranscript(cues, acoustic);
  const tokens = await encodeTranscript(transcript, { features, signal, report: report('words') });
  const recording = { id, durationSeconds, acoustic, visual, transcript, tokens };
  const predictions = await predictRecording(recording, {
    predict: features.predict,
    onProgress: report('predictions'),
    signal,
  });
  return { recording, ...predictions };
}

type Report = (share: number) => void;

function progressOf(
  { sound, picture }: MediaOverview,
  { faces, cues, onProgress }: RecordMediaOptions,
): (work: Work) => Report {
  const there = { sound: sound !== null, pictures: faces && picture !== null, words: cues.length > 0 };
  const works = (Object.keys(WORK) as Work[]).filter((work) => work === 'predictions' || there[work]);
  const total = works.reduce((sum, work) => sum + WORK[work], 0);
  const done: Partial<Record<Work, number>> = {};
  return (work) => (share) => {
    done[work] = Math.min(1, share);
    onProgress(works.reduce((sum, one) => sum + WORK[one] * (done[one] ?? 0), 0) / total);
  };
}

async function hear(options: RecordMediaOptions, report: Report): Promise<AcousticFrame[]> {
  const { media, features } = options;
  for (;;) {
    const heard: AcousticFrame[] = [];
    const whole = await features.extractParts(soundOf(options), (frames, seconds) => {
      for (const frame of frames) heard.push(frame);
      report(seconds / media.overview.durationSeconds);
    });
    if (whole) {
      report(1);
      return heard;
    }
    await media.restartSound();
  }
}

/** A file's sound, part by part. @throws EngineError where it cannot be decoded; the signal's reason */
export async function* soundOf({
  media,
  signal,
}: {
  media: Pick<OpenMedia, 'nextSound'>;
  signal: AbortSignal;
}): AsyncGenerator<Float32Array, void> {
  for (;;) {
    const samples = unwrapped(await media.nextSound());
    signal.throwIfAborted();
    if (!samples) return;
    yield samples;
  }
}

async function see({ media, features, signal }: RecordMediaOptions, report: Report): Promise<VisualFrame[]> {
  const seen: VisualFrame[] = [];
  let next = media.nextPicture();
  for (;;) {
    const taken = unwrapped(await next);
    signal.throwIfAborted();
    if (!taken) break;
    next = media.nextPicture();
    const frame = await features.detect(taken.picture, taken.seconds);
    // Landmarks are for drawing, and are not kept.
    if (frame) seen.push({ ...frame, landmarks: null });
    report(taken.seconds / media.overview.durationSeconds);
  }
  report(1);
  return seen;
}

interface EncodeOptions {
  features: Pick<MediaFeatures, 'encode'>;
  /** Texts that are encoded already. */
  known?: ReadonlyMap<string, readonly TokenFrame[]>;
  /** @param share of the texts that are encoded, 0..1 */
  report: Report;
  signal: AbortSignal;
}

/**
 * Every text a transcript ever has, encoded.
 * @throws the signal's reason when it was cancelled
 */
export async function encodeTranscript(
  transcript: readonly TranscriptChange[],
  { features, known = new Map(), report, signal }: EncodeOptions,
): Promise<Map<string, readonly TokenFrame[]>> {
  const all = [...new Set(transcript.map(({ segment }) => segment.text))];
  const tokens = new Map<string, readonly TokenFrame[]>();
  for (const text of all) {
    const encoded = known.get(text);
    if (encoded) tokens.set(text, encoded);
  }
  const texts = all.filter((text) => !tokens.has(text));
  for (let from = 0; from < texts.length; from += TEXTS_AT_A_TIME) {
    const some = texts.slice(from, from + TEXTS_AT_A_TIME);
    const encoded = await features.encode(some);
    signal.throwIfAborted();
    for (const [index, text] of some.entries()) tokens.set(text, encoded[index] ?? []);
    report((from + some.length) / texts.length);
  }
  return tokens;
}

function unwrapped<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  const { code, detail } = outcome.problem;
  throw new EngineError(code, detail);
}
