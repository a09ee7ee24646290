/** The one clock of a session: seconds since its start, standing still while paused. */
export interface SessionClock {
  seconds(): number;
  /** A moment of `performance.now()` on this clock. */
  at(milliseconds: number): number;
  pause(): void;
  resume(): void;
}

/** `now` gives milliseconds that never go back; the clock starts at `startSeconds`. */
export function startClock(now: () => number = () => performance.now(), startSeconds = 0): SessionClock {
  let origin = now() - 1000 * startSeconds;
  let pausedAt: number | null = null;
  return {
    seconds: () => ((pausedAt ?? now()) - origin) / 1000,
    at: (milliseconds) => (Math.min(milliseconds, pausedAt ?? milliseconds) - origin) / 1000,
    pause() {
      pausedAt ??= now();
    },
    resume() {
      if (pausedAt !== null) origin += now() - pausedAt;
      pausedAt = null;
    },
  };
}
