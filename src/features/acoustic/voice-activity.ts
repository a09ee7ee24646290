import createModule from '@echogarden/fvad-wasm';
import { FeatureError } from '../feature-error.ts';
import { SAMPLE_RATE_HERTZ } from '../frames.ts';
import { createLevelFollower } from './level.ts';

/** The detector hears blocks of 10 ms. */
export const VOICE_BLOCK_SAMPLES = SAMPLE_RATE_HERTZ / 100;
/** How readily sound is called noise, 0..3. At 2 breaths and key strokes mostly stay out and quiet vowels in. */
const MODE = 2;
/** So many blocks of voice in a row before it counts: a click is shorter. */
const ONSET_BLOCKS = 3;
/** Voice goes on for so many blocks after the last one heard: a stop consonant is no silence. */
const HANGOVER_BLOCKS = 15;

/** The loaded WebRTC detector: makes detectors, one a stream. */
export interface VoiceDetection {
  /** @param knownLevel see `createLevelFollower` */
  createDetector(knownLevel?: number): VoiceDetector;
}

/** Voice activity of one stream of audio at 16 kHz. */
export interface VoiceDetector {
  /** Whether there is voice at the end of the next `VOICE_BLOCK_SAMPLES` samples in [-1, 1]. */
  process(block: Float32Array): boolean;
  /** What the last block was multiplied by to bring the voice to one level. */
  readonly gain: number;
  /** Forgets the stream so far. */
  reset(): void;
  dispose(): void;
}

/**
 * Loads the WebRTC voice-activity detector (libfvad).
 *
 * @param wasm bytes of `fvad.wasm`: fetched in a browser, read from a file in Node
 * @throws FeatureError `voiceModelBroken` when the bytes are not that module.
 */
export async function loadVoiceDetection(wasm: Uint8Array): Promise<VoiceDetection> {
  // Emscripten reports a broken module on the console and with an untyped abort: ask first.
  if (!WebAssembly.validate(new Uint8Array(wasm))) {
    throw new FeatureError('voiceModelBroken', 'fvad.wasm is not a WebAssembly module.');
  }
  const fvad = await createModule({ wasmBinary: wasm }).catch((cause: unknown) => {
    throw new FeatureError('voiceModelBroken', 'The voice detector does not start.', { cause });
  });

  return {
    createDetector(knownLevel) {
      const handle = fvad._fvad_new();
      const pointer = fvad._malloc(VOICE_BLOCK_SAMPLES * Int16Array.BYTES_PER_ELEMENT);
      if (handle === 0 || pointer === 0) {
        throw new FeatureError('voiceModelBroken', 'The voice detector has no memory left.');
      }
      const level = createLevelFollower(knownLevel);
      let gain = 1;
      let voicedInARow = 0;
      let hangover = 0;
      const reset = (): void => {
        fvad._fvad_reset(handle);
        fvad._fvad_set_sample_rate(handle, SAMPLE_RATE_HERTZ);
        fvad._fvad_set_mode(handle, MODE);
        level.reset();
        voicedInARow = 0;
        hangover = 0;
      };
      reset();
      return {
        get gain() {
          return gain;
        },
        process(block) {
          if (block.length !== VOICE_BLOCK_SAMPLES) {
            throw new RangeError(`A voice block has ${VOICE_BLOCK_SAMPLES} samples, not ${block.length}.`);
          }
          const pcm = fvad.HEAP16;
          const first = pointer / Int16Array.BYTES_PER_ELEMENT;
          gain = level.gain(block);
          for (let i = 0; i < block.length; i += 1) {
            pcm[first + i] = Math.max(-1, Math.min(1, gain * (block[i] ?? 0))) * 32767;
          }
          const voiced = fvad._fvad_process(handle, pointer, VOICE_BLOCK_SAMPLES) === 1;
          voicedInARow = voiced ? voicedInARow + 1 : 0;
          if (voicedInARow >= ONSET_BLOCKS) hangover = HANGOVER_BLOCKS;
          else hangover = Math.max(0, hangover - 1);
          return hangover > 0;
        },
        reset,
        dispose() {
          fvad._fvad_free(handle);
          fvad._free(pointer);
        },
      };
    },
  };
}
