/**
 * Runs one job at a time and keeps only the newest input that came meanwhile: an input that a newer one replaced
 * before its turn resolves with null.
 */
export function latestWins<Input, Output>(
  run: (input: Input) => Promise<Output | null>,
): (input: Input) => Promise<Output | null> {
  let busy = false;
  let waiting: { input: Input; resolve: (output: Output | null | Promise<Output | null>) => void } | null =
    null;

  async function work(input: Input): Promise<Output | null> {
    busy = true;
    try {
      return await run(input);
    } finally {
      busy = false;
      const next = waiting;
      waiting = null;
      if (next) next.resolve(work(next.input));
    }
  }

  return (input) => {
    if (!busy) return work(input);
    waiting?.resolve(null);
    return new Promise((resolve) => {
      waiting = { input, resolve };
    });
  };
}
