import type { OpenMedia } from '../../engine/workers/media/media.ts';
import type { Heard, SpokenLanguage } from '../../engine/workers/speech/api.ts';
import { SAMPLE_RATE_HERTZ } from '../../features/frames.ts';
import type { Cue } from '../subtitles/subtitles.ts';
import { createVoiceSegmenter, type VoiceSegment } from '../utterances/voice-segments.ts';
import { type MediaFeatures, soundOf } from './record-media.ts';

export interface WriteDownOptions {
  media: Pick<OpenMedia, 'nextSound' | 'restartSound' | 'overview'>;
  extractParts: MediaFeatures['extractParts'];
  /** Words of a clip at 16 kHz, from its second 0 on. */
  transcribe(samples: Float32Array, language: SpokenLanguage): Promise<Heard>;
  language: SpokenLanguage;
  /** All cues so far, whenever there is another. */
  onCues(cues: readonly Cue[]): void;
  /** @param share of the file that is written down, 0..1 */
  onProgress(share: number): void;
  signal: AbortSignal;
}

/**
 * Writes down what is said in a file, voice by voice, as its sound is read: no more of it is held than the voice that
 * goes on.
 * @throws EngineError when the sound cannot be decoded to its end; the signal's reason when it was cancelled
 */
export async function writeDownMedia(options: WriteDownOptions): Promise<Cue[]> {
  const { media, extractParts } = options;
  for (;;) {
    const writer = createWriter(options);
    const whole = await extractParts(writer.parts(), writer.hear);
    if (whole) return writer.finish();
    await media.restartSound();
  }
}

function createWriter({ media, transcribe, language, onCues, onProgress, signal }: WriteDownOptions) {
  const { durationSeconds } = media.overview;
  const segmenter = createVoiceSegmenter(Number.POSITIVE_INFINITY);
  const cues: Cue[] = [];
  const held: Float32Array[] = [];
  /** Samples before those held, and with them. */
  let first = 0;
  let end = 0;
  let written = 0;

  function samplesOf({ startSeconds }: VoiceSegment, endSeconds: number): Float32Array<ArrayBuffer> {
    const from = Math.max(first, Math.round(startSeconds * SAMPLE_RATE_HERTZ));
    const to = Math.max(from, Math.min(end, Math.round(endSeconds * SAMPLE_RATE_HERTZ)));
    const samples = new Float32Array(to - from);
    let at = first;
    for (const part of held) {
      const piece = part.subarray(Math.max(0, from - at), Math.max(0, to - at));
      if (piece.length > 0) samples.set(piece, Math.max(0, at - from));
      at += part.length;
    }
    return samples;
  }

  async function write(voice: VoiceSegment, endSeconds: number): Promise<void> {
    const { words, text } = await transcribe(samplesOf(voice, endSeconds), language);
    signal.throwIfAborted();
    const [head, tail] = [words[0], words.at(-1)];
    if (text === '' || !head || !tail) return;
    const { startSeconds } = voice;
    cues.push({
      startSeconds: startSeconds + head.startSeconds,
      endSeconds: startSeconds + Math.max(tail.endSeconds, head.startSeconds + SHORTEST_CUE_SECONDS),
      text,
    });
    onCues(cues);
  }

  /** The voices that are over, and where the sound ends all of them. */
  async function writeOver(all: boolean): Promise<void> {
    for (const voice of segmenter.segments.slice(written)) {
      if (voice.endSeconds === null && !all) break;
      written += 1;
      await write(voice, Math.min(voice.endSeconds ?? durationSeconds, durationSeconds));
    }
    const open = segmenter.segments[written];
    const needed = Math.round(
      (open?.startSeconds ?? end / SAMPLE_RATE_HERTZ - BEFORE_VOICE_SECONDS) * SAMPLE_RATE_HERTZ,
    );
    while (held[0] && first + held[0].length <= needed) first += held.shift()?.length ?? 0;
    onProgress(Math.min(1, end / SAMPLE_RATE_HERTZ / durationSeconds));
  }

  return {
    async *parts(): AsyncGenerator<Float32Array, void> {
      for await (const part of soundOf({ media, signal })) {
        held.push(part.slice());
        end += part.length;
        yield part;
        await writeOver(false);
      }
    },
    hear: segmenter.push,
    async finish(): Promise<Cue[]> {
      segmenter.end();
      await writeOver(true);
      return cues;
    },
  };
}

/** A cue has to last. */
const SHORTEST_CUE_SECONDS = 0.1;
/** A voice begins a moment before it is known to be one. */
const BEFORE_VOICE_SECONDS = 2;
