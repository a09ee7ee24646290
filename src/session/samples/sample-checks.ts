/** An object of which nothing is known yet. */
export type Unchecked = Record<string, unknown>;

export const isRecord = (value: unknown): value is Unchecked =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isNumber = (value: unknown): value is number => Number.isFinite(value);

export const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Whether a value is a list of `least` to `most` items that all pass. */
export function every(
  value: unknown,
  least: number,
  passes: (item: unknown) => boolean,
  most = Number.POSITIVE_INFINITY,
): boolean {
  return Array.isArray(value) && value.length >= least && value.length <= most && value.every(passes);
}
