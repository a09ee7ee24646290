/** Something whose time is taken. */
export interface Case {
  name: string;
  run(): Promise<unknown>;
}

/** Milliseconds of a case over all rounds. */
export interface Times {
  median: number;
  p95: number;
}

export interface Rounds {
  /** Not counted: shaders are compiled, memory is found. */
  warmUp: number;
  counted: number;
}

/** Runs every case once a round, so that whatever else the machine does meets all of them alike. */
export async function interleave(
  cases: readonly Case[],
  { warmUp, counted }: Rounds,
): Promise<Record<string, Times>> {
  const times = new Map(cases.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < warmUp + counted; round++) {
    for (const { name, run } of cases) {
      const started = performance.now();
      await run();
      if (round >= warmUp) times.get(name)?.push(performance.now() - started);
    }
  }
  return Object.fromEntries([...times].map(([name, taken]) => [name, timesOf(taken)]));
}

/** By nearest rank. */
export function timesOf(taken: readonly number[]): Times {
  const sorted = taken.toSorted((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { median: rank(0.5), p95: rank(0.95) };
}
