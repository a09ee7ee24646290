import type { AcousticBatch } from '../../engine/workers/acoustic/api.ts';
import type { VisualFrame } from '../../features/frames.ts';
import { BLENDSHAPE_NAMES } from '../../features/visual/blendshapes.ts';
import { createSoundTrace } from '../../session/sources/sound-trace.ts';
import type { LiveSignals } from '../live-state.ts';

/** A stream that has sent nothing for so long is silent: the waveform moves on without it. */
const SILENT_SECONDS = 0.5;
/** The meter falls back to nothing in about half a second. */
const LEVEL_FALL_PER_TURN = 0.7;

/** The fast signals and what feeds them. They change in place, at the rate of sound and camera. */
export interface SignalSource {
  readonly signals: LiveSignals;
  setVideo(stream: MediaStream | null): void;
  showFace(frame: VisualFrame): void;
  hear(batch: AcousticBatch): void;
  /** Several times a second, so that silence shows too. */
  turn(): void;
  /** Another session begins. */
  clear(): void;
}

/** @param seconds the session clock */
export function createSignals(seconds: () => number): SignalSource {
  const trace = createSoundTrace();
  let lastHeard = Number.NEGATIVE_INFINITY;
  const signals: LiveSignals = {
    video: null,
    landmarks: null,
    blendshapes: null,
    waveform: trace.waveform,
    pitch: trace.pitch,
    level: 0,
    get seconds() {
      return seconds();
    },
  };

  function clearFace(): void {
    signals.landmarks = null;
    signals.blendshapes = null;
  }

  return {
    signals,
    setVideo(stream) {
      signals.video = stream;
      if (!stream) clearFace();
    },
    showFace({ values, landmarks }) {
      signals.landmarks = landmarks;
      signals.blendshapes = values?.subarray(0, BLENDSHAPE_NAMES.length) ?? null;
    },
    hear(batch) {
      trace.add(batch);
      signals.level = batch.level;
      lastHeard = batch.seconds;
    },
    turn() {
      if (seconds() - lastHeard < SILENT_SECONDS) return;
      trace.advance(seconds());
      signals.level *= LEVEL_FALL_PER_TURN;
    },
    clear() {
      clearFace();
      trace.clear();
      signals.level = 0;
      lastHeard = Number.NEGATIVE_INFINITY;
    },
  };
}
