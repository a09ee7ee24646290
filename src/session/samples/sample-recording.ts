import type { AcousticFrame, TokenFrame, VisualFrame } from '../../features/frames.ts';
import { createVisualExtractor } from '../../features/visual/extractor.ts';
import type { Recording, TranscriptChange } from '../fold/recording.ts';
import type { LoadedSample } from './load-sample.ts';
import type { SampleUtterance } from './sample-format.ts';
import { spokenSoFar } from './spoken-so-far.ts';

/** Faces are looked at as often as a sample that plays shows them. */
const FACES_PER_SECOND = 25;

/** What turns a sample's sound and words into features. */
export interface SampleFeatures {
  /** Acoustic frames of a whole clip of 16 kHz sound. */
  extract(samples: Float32Array): Promise<AcousticFrame[]>;
  /** Tokens of each text, one text at a time. */
  encode(texts: readonly string[]): Promise<TokenFrame[][]>;
}

/** A sample session as a recording, without waiting for it to play. The same sample always gives the same recording. */
export async function recordSample(sample: LoadedSample, features: SampleFeatures): Promise<Recording> {
  const { id, durationSeconds, audio, utterances } = sample;
  const transcript = utterances.flatMap(changesOf);
  const texts = [...new Set(transcript.map(({ segment }) => segment.text))];
  const [acoustic, encoded] = await Promise.all([features.extract(audio), features.encode(texts)]);
  return {
    id,
    durationSeconds,
    acoustic,
    visual: facesOf(sample),
    transcript,
    tokens: new Map(texts.map((text, index) => [text, encoded[index] ?? []])),
  };
}

/** The utterance at the beginning of each word, and at its end. */
function changesOf(utterance: SampleUtterance, index: number): TranscriptChange[] {
  const moments = [...utterance.words.map(({ startSeconds }) => startSeconds), utterance.endSeconds];
  return moments.map((seconds) => {
    const { text, final } = spokenSoFar(utterance, seconds);
    return {
      seconds,
      segment: {
        id: `sample-${index}`,
        text,
        startSeconds: utterance.startSeconds,
        endSeconds: seconds,
        source: 'sample',
        final,
      },
    };
  });
}

function facesOf({ durationSeconds, expressionAt }: LoadedSample): VisualFrame[] {
  const extractor = createVisualExtractor();
  return Array.from({ length: Math.floor(durationSeconds * FACES_PER_SECOND) + 1 }, (_, frame) => {
    const seconds = frame / FACES_PER_SECOND;
    return extractor.push(seconds, { ...expressionAt(seconds), landmarks: null });
  });
}
