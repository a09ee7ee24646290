/** The one clock of a session: seconds since its start, standing still while paused. */
export interface SessionClock {
  seconds(): number;
  /** A moment of `performance.now()` on this clock. */
  at(milliseconds: number): number;
  pause(): void;
  resume(): void;
}

/** Starts at 0. `now` gives milliseconds that never go back. */
export function startClock(now: () => number = () => performance.now()): SessionClock {
  let origin = now();
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
