/** Runs jobs in their order, at most `atATime` at once; one that fails stops no other. */
export async function runJobs<Job>(
  jobs: readonly Job[],
  atATime: number,
  run: (job: Job) => Promise<void>,
): Promise<{ job: Job; error: unknown }[]> {
  const failures: { job: Job; error: unknown }[] = [];
  const waiting = [...jobs];
  const work = async () => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      const current = job;
      await run(current).catch((error: unknown) => failures.push({ job: current, error }));
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
  return failures;
}
