import type { AcousticBatch } from '../../engine/workers/acoustic/api.ts';
import { ACOUSTIC_FRAME_FEATURES } from '../../features/acoustic/feature-names.ts';
import {
  ACOUSTIC_HOP_SECONDS,
  type AcousticFrame,
  type TokenFrame,
  type VisualFrame,
} from '../../features/frames.ts';
import { type SessionClock, startClock } from '../clock.ts';
import { firstFrom } from '../first-from.ts';
import { feedRecording, type RecordingFeed } from '../fold/recording.ts';
import type { Session, SessionPast } from '../fold/session.ts';
import type { StoredSession } from '../stored/stored-session.ts';
import type { Player } from './player.ts';
import { TRACE_SECONDS } from './sound-trace.ts';

const PUMP_MILLISECONDS = 40;
/** As much of the sound as a strip of it shows. */
const SHOWN_FRAMES = Math.round(TRACE_SECONDS / ACOUSTIC_HOP_SECONDS);
const LOG_ENERGY = ACOUSTIC_FRAME_FEATURES.indexOf('logEnergy');
/** Decibels below full scale that show as nothing. */
const LEVEL_FLOOR_DECIBELS = 60;

export interface RecordingPlayerOptions {
  /** Begins a session that replaces the one before; its clock is the recording's. */
  beginSession(
    clock: SessionClock,
    tokens: ReadonlyMap<string, readonly TokenFrame[]>,
    past: SessionPast,
  ): Session;
  /** What a face of these values looks like; null where nothing can be drawn. */
  drawFace(values: Float32Array): Float32Array | null;
  onFace(frame: VisualFrame): void;
  onSound(batch: AcousticBatch): void;
}

/**
 * Plays a kept session into live ones at its own pace, beginning at once, and stops at its end. Moments have the same
 * time and the same utterances as they had; what comes before the moment one jumps to is known there.
 */
export function playRecording(
  { recording, history, utterances }: StoredSession,
  options: RecordingPlayerOptions,
): Player {
  const { tokens, durationSeconds } = recording;
  let playing = true;
  let clock: SessionClock;
  let feed: RecordingFeed;
  let timer: ReturnType<typeof setInterval> | undefined;

  const position = () => Math.min(durationSeconds, Math.max(0, clock.seconds()));

  /** The session as it was at a moment: everything before it is in it at once. */
  function beginAt(seconds: number): void {
    clock = startClock(() => performance.now(), seconds);
    if (!playing) clock.pause();
    const session = options.beginSession(clock, tokens, {
      history: history.slice(0, firstFrom(history, seconds)),
      utterances: utterances.filter(({ endSeconds }) => endSeconds !== null && endSeconds <= seconds),
    });
    session.setReceiving(true);
    feed = feedRecording(recording, session);
    giveUntil(seconds);
  }

  function giveUntil(seconds: number): void {
    const { heard, seen } = feed.goTo(seconds);
    const face = seen.at(-1);
    if (face) options.onFace({ ...face, landmarks: face.values && options.drawFace(face.values) });
    const sound = soundOf(heard.slice(-SHOWN_FRAMES));
    if (sound) options.onSound(sound);
  }

  function pump(): void {
    giveUntil(position());
    if (clock.seconds() >= durationSeconds) stop();
  }

  function stop(): void {
    clearInterval(timer);
    timer = undefined;
    playing = false;
    clock.pause();
  }

  function start(): void {
    playing = true;
    clock.resume();
    timer ??= setInterval(pump, PUMP_MILLISECONDS);
  }

  beginAt(0);
  start();

  return {
    get playing() {
      return playing;
    },
    get positionSeconds() {
      return position();
    },
    pause: stop,
    resume() {
      if (position() >= durationSeconds) beginAt(0);
      start();
    },
    seek: (seconds) => beginAt(Math.min(Math.max(0, seconds), durationSeconds)),
    close: stop,
  };
}

/** How loud it was: the waveform itself is not in the features. */
function soundOf(frames: readonly AcousticFrame[]): AcousticBatch | null {
  const [first] = frames;
  const last = frames.at(-1);
  if (!first || !last) return null;
  const amplitude = ({ values }: AcousticFrame) => Math.exp((values[LOG_ENERGY] ?? 0) / 2);
  return {
    seconds: first.seconds,
    frames: [...frames],
    peaks: Float32Array.from(frames.flatMap((frame) => [-amplitude(frame), amplitude(frame)])),
    level: Math.min(1, Math.max(0, 1 + (20 * Math.log10(amplitude(last) + 1e-12)) / LEVEL_FLOOR_DECIBELS)),
  };
}
