import type { Recording } from '../fold/recording.ts';
import { spokenTranscript } from '../subtitles/spoken-words.ts';
import type { Cue } from '../subtitles/subtitles.ts';
import { predictRecording, type RecordingPredictions } from './predict-recording.ts';
import { encodeTranscript, type MediaFeatures } from './record-media.ts';

export interface CorrectWordsOptions {
  /** Its id is the session's it becomes. */
  id: string;
  recording: Recording;
  cues: readonly Cue[];
  features: Pick<MediaFeatures, 'encode' | 'predict'>;
  /** @param share of the work that is done, 0..1 */
  onProgress(share: number): void;
  signal: AbortSignal;
}

/** About what share of the work it is to have the words encoded. */
const WORDS_SHARE = 0.25;

/**
 * The same sound and faces with other words: what `recordMedia` would make of the file with them, without reading the
 * file again. Words that stayed keep their vectors.
 * @throws the signal's reason when it was cancelled
 */
export async function correctWords({
  id,
  recording,
  cues,
  features,
  onProgress,
  signal,
}: CorrectWordsOptions): Promise<{ recording: Recording } & RecordingPredictions> {
  const transcript = spokenTranscript(cues, recording.acoustic);
  const tokens = await encodeTranscript(transcript, {
    features,
    known: recording.tokens,
    report: (share) => onProgress(WORDS_SHARE * share),
    signal,
  });
  const corrected = { ...recording, id, transcript, tokens };
  const predictions = await predictRecording(corrected, {
    predict: features.predict,
    onProgress: (share) => onProgress(WORDS_SHARE + (1 - WORDS_SHARE) * share),
    signal,
  });
  return { recording: corrected, ...predictions };
}
