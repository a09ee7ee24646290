/** Tells how far a long job is. */
export type Progress = (done: number, total: number) => void;

const EVERY_SECONDS = 5;

/** Progress with time left on standard error, a line every few seconds and one at the end. */
export function reportProgress(what: string): Progress {
  const started = performance.now();
  let said = started;
  return (done, total) => {
    const now = performance.now();
    if (done < total && now - said < EVERY_SECONDS * 1000) return;
    said = now;
    const seconds = (now - started) / 1000;
    const left = done === 0 ? Number.NaN : (seconds / done) * (total - done);
    const time = done < total ? `${formatSeconds(left)} left` : `took ${formatSeconds(seconds)}`;
    process.stderr.write(`${what}: ${done} of ${total}, ${time}\n`);
  };
}

/** "45 s", "3 min 20 s" or "1 h 5 min". */
export function formatSeconds(seconds: number): string {
  if (!Number.isFinite(seconds)) return '?';
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
