import {
  ACOUSTIC_FRAME_WIDTH,
  ACOUSTIC_HOP_SECONDS,
  type AcousticFrame,
  SAMPLE_RATE_HERTZ,
} from '../frames.ts';
import { ACOUSTIC_FRAME_FEATURES } from './feature-names.ts';
import { createPitchTracker, PITCH_WINDOW_SAMPLES } from './pitch.ts';
import { extractSpectrum, FRAME_SAMPLES, spectralFlux } from './spectrum.ts';
import { VOICE_BLOCK_SAMPLES, type VoiceDetection } from './voice-activity.ts';
import { createVoiceGate, type HeardFrame } from './voice-gate.ts';

const HOP_SAMPLES = ACOUSTIC_HOP_SECONDS * SAMPLE_RATE_HERTZ;
/** The pitch window is centred on the frame, so it begins so much earlier and ends so much later. */
const MARGIN_SAMPLES = (PITCH_WINDOW_SAMPLES - FRAME_SAMPLES) / 2;
/** The clock says a stretch of sound is missing: start afresh instead of joining what does not belong together. */
const GAP_SECONDS = 0.1;

const LOG_F0 = ACOUSTIC_FRAME_FEATURES.indexOf('logF0');
const VOICING = ACOUSTIC_FRAME_FEATURES.indexOf('voicing');

/**
 * Turns a stream of 16 kHz mono sound into acoustic frames, one every 10 ms, about 45 ms behind the sound, and up to
 * 0.4 s where it may or may not be the beginning of a voice.
 */
export interface AcousticExtractor {
  /**
   * Takes the next samples and returns the frames they complete. How the stream is cut into calls makes no
   * difference to the frames.
   *
   * @param samples in [-1, 1]
   * @param seconds session clock at the first sample. Jitter up to 0.1 s is ignored: the stream's own sample count is the
   *   better clock. Beyond that the stream has a gap, and frames start afresh at `seconds`.
   */
  push(samples: Float32Array, seconds: number): AcousticFrame[];
  /** Ends the stream: the frames whose pitch window reaches past its end. The next push begins a new one. */
  flush(): AcousticFrame[];
  dispose(): void;
}

/** An extractor for one stream. Frames before the detector has heard voice have no pitch and voicing probability 0. */
export function createAcousticExtractor(voice: VoiceDetection, knownLevel?: number): AcousticExtractor {
  const detector = voice.createDetector(knownLevel);
  const track = createPitchTracker();
  const gate = createVoiceGate(withoutVoice);
  /** Sound not yet past, beginning `MARGIN_SAMPLES` before the next frame. */
  let pending = new Float32Array(MARGIN_SAMPLES);
  let frames = 0;
  let received = 0;
  let originSeconds: number | null = null;
  let previousAmplitudes: Float32Array | null = null;

  function restart(): void {
    detector.reset();
    pending = new Float32Array(MARGIN_SAMPLES);
    frames = 0;
    received = 0;
    originSeconds = null;
    previousAmplitudes = null;
  }

  /** One frame from the pitch window around it. */
  function frameOf(window: Float32Array, seconds: number): HeardFrame {
    const block = (index: number): Float32Array => {
      const start = MARGIN_SAMPLES + index * VOICE_BLOCK_SAMPLES;
      return window.subarray(start, start + VOICE_BLOCK_SAMPLES);
    };
    if (frames === 0) detector.process(block(0));
    const voiced = detector.process(block(1)); // the block that holds the frame's centre
    const frame = window.subarray(MARGIN_SAMPLES, MARGIN_SAMPLES + FRAME_SAMPLES);
    const spectrum = extractSpectrum(frame, detector.gain);
    const pitch = voiced ? track(window) : { hertz: 0, clarity: 0 };
    const values = new Float32Array(ACOUSTIC_FRAME_WIDTH);
    values.set([
      ...spectrum.mfcc,
      spectrum.logEnergy,
      spectrum.zeroCrossings,
      spectrum.centroidHertz,
      spectrum.rolloffHertz,
      spectralFlux(spectrum.amplitudes, previousAmplitudes),
      spectrum.flatness,
      pitch.hertz > 0 ? Math.log(pitch.hertz) : 0,
      pitch.clarity,
    ]);
    previousAmplitudes = spectrum.amplitudes;
    return { frame: { seconds, values, voiced, pitchHertz: pitch.hertz }, logEnergy: spectrum.logEnergy };
  }

  function takeFrames(): AcousticFrame[] {
    const found: AcousticFrame[] = [];
    let start = 0;
    for (; start + PITCH_WINDOW_SAMPLES <= pending.length; start += HOP_SAMPLES) {
      const centre = (frames * HOP_SAMPLES + FRAME_SAMPLES / 2) / SAMPLE_RATE_HERTZ;
      const heard = frameOf(
        pending.subarray(start, start + PITCH_WINDOW_SAMPLES),
        (originSeconds ?? 0) + centre,
      );
      found.push(...gate.push(heard));
      frames += 1;
    }
    pending = pending.slice(start);
    return found;
  }

  function flush(): AcousticFrame[] {
    pending = joined(pending, new Float32Array(MARGIN_SAMPLES));
    const last = [...takeFrames(), ...gate.flush()];
    restart();
    return last;
  }

  return {
    push(samples, seconds) {
      const expected = (originSeconds ?? seconds) + received / SAMPLE_RATE_HERTZ;
      const beforeGap = Math.abs(seconds - expected) > GAP_SECONDS ? flush() : [];
      originSeconds ??= seconds;
      received += samples.length;
      pending = joined(pending, samples);
      return [...beforeGap, ...takeFrames()];
    },
    flush,
    dispose: () => detector.dispose(),
  };
}

/** The frame as the detector gives it where there is no voice. */
function withoutVoice(frame: AcousticFrame): AcousticFrame {
  const values = frame.values.slice();
  values[LOG_F0] = 0;
  values[VOICING] = 0;
  return { ...frame, values, voiced: false, pitchHertz: 0 };
}

function joined(head: Float32Array, tail: Float32Array): Float32Array<ArrayBuffer> {
  const all = new Float32Array(head.length + tail.length);
  all.set(head);
  all.set(tail, head.length);
  return all;
}

/**
 * All frames of a whole clip of 16 kHz mono sound; [] when it is shorter than one frame.
 * @param knownLevel how loud the speaker gets in other clips, see `loudestLevel`
 */
export function extractAcoustic(
  samples: Float32Array,
  voice: VoiceDetection,
  startSeconds = 0,
  knownLevel?: number,
): AcousticFrame[] {
  const extractor = createAcousticExtractor(voice, knownLevel);
  try {
    return [...extractor.push(samples, startSeconds), ...extractor.flush()];
  } finally {
    extractor.dispose();
  }
}
