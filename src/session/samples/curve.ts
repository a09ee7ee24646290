import type { Curve } from './sample-format.ts';

/** 0 to 1 with no jolt at either end (3u^2 - 2u^3). */
export function smoothStep(u: number): number {
  const inside = Math.min(Math.max(u, 0), 1);
  return inside * inside * (3 - 2 * inside);
}

/** A curve's value at a moment. */
export function curveAt(curve: Curve, seconds: number): number {
  const next = curve.findIndex(([time]) => time > seconds);
  if (next === -1) return curve.at(-1)?.[1] ?? 0;
  const [endTime, endValue] = curve[next] ?? [0, 0];
  const [startTime, startValue] = curve[next - 1] ?? [endTime, endValue];
  if (endTime <= startTime) return endValue;
  return startValue + (endValue - startValue) * smoothStep((seconds - startTime) / (endTime - startTime));
}
