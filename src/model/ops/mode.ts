let forced = false;

/**
 * Makes every op run its reference, in primitives of tfjs, on every backend. For tests and benchmarks alone: both ways
 * are compared in one process.
 */
export function usePrimitives(on: boolean): void {
  forced = on;
}

export function primitivesForced(): boolean {
  return forced;
}
