import { type AcousticFrame, STEP_SECONDS, WINDOW_SECONDS } from '../../features/frames.ts';

/** A stretch of voice on the session clock. */
export interface VoiceSegment {
  id: string;
  startSeconds: number;
  /** null while it goes on. */
  endSeconds: number | null;
}

/** Voice must last this long to open a segment: a cough or a key is shorter. */
export const ONSET_SECONDS = 0.2;
/** A segment begins and ends one step outside its voice, for the breath before and the face after. */
export const MARGIN_SECONDS = STEP_SECONDS;
/** Silence of this length closes a segment (the detector itself holds on 0.15 s longer); pauses inside a sentence are mostly shorter. */
export const HANGOVER_SECONDS = 0.5;
/** A segment is cut here, at the length of a window, and the next begins where it ended. */
export const LONGEST_SECONDS = WINDOW_SECONDS;
/** Of a session that goes on. */
const KEPT_SEGMENTS = 50;

/** Cuts voice into segments. At most one is open, and they never overlap. */
export interface VoiceSegmenter {
  push(frames: readonly AcousticFrame[]): void;
  /** Closes what is open: the microphone was switched off. */
  end(): void;
  /** Oldest first, bounded. */
  readonly segments: readonly VoiceSegment[];
}

/** @param kept the newest so many are kept */
export function createVoiceSegmenter(kept = KEPT_SEGMENTS): VoiceSegmenter {
  let segments: VoiceSegment[] = [];
  let count = 0;
  /** Start of the current run of voiced frames. */
  let runStart: number | null = null;
  let lastVoiced = Number.NEGATIVE_INFINITY;
  let lastFrame = Number.NEGATIVE_INFINITY;

  const open = (): VoiceSegment | null => {
    const last = segments.at(-1);
    return last && last.endSeconds === null ? last : null;
  };

  function begin(startSeconds: number): void {
    const earliest = segments.at(-1)?.endSeconds ?? 0;
    count += 1;
    const segment = {
      id: `voice-${count}`,
      startSeconds: Math.max(startSeconds, earliest),
      endSeconds: null,
    };
    segments = [...segments, segment].slice(-kept);
  }

  function close(endSeconds: number): void {
    segments = segments.map((segment) =>
      segment.endSeconds === null ? { ...segment, endSeconds } : segment,
    );
  }

  function take({ seconds, voiced }: AcousticFrame): void {
    if (seconds - lastFrame > HANGOVER_SECONDS) runStart = null;
    lastFrame = seconds;
    if (voiced) {
      runStart ??= seconds;
      lastVoiced = seconds;
    } else runStart = null;

    const current = open();
    if (current && seconds - lastVoiced > HANGOVER_SECONDS) close(lastVoiced + MARGIN_SECONDS);
    else if (current && seconds - current.startSeconds >= LONGEST_SECONDS) {
      close(current.startSeconds + LONGEST_SECONDS);
      begin(current.startSeconds + LONGEST_SECONDS);
    } else if (!current && runStart !== null && seconds - runStart >= ONSET_SECONDS) {
      begin(runStart - MARGIN_SECONDS);
    }
  }

  return {
    push(frames) {
      for (const frame of frames) take(frame);
    },
    end() {
      if (open()) close(Math.max(open()?.startSeconds ?? 0, lastVoiced + MARGIN_SECONDS));
      runStart = null;
    },
    get segments() {
      return segments;
    },
  };
}
