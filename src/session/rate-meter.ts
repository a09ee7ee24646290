/** Counts events a second over the last seconds. */
export interface RateMeter {
  count(): void;
  perSecond(): number;
}

const SPAN_MILLISECONDS = 2000;

export function createRateMeter(now: () => number = () => performance.now()): RateMeter {
  let times: number[] = [];
  const recent = () => {
    const since = now() - SPAN_MILLISECONDS;
    times = times.filter((time) => time > since);
    return times;
  };
  return {
    count() {
      recent().push(now());
    },
    perSecond: () => (recent().length * 1000) / SPAN_MILLISECONDS,
  };
}
