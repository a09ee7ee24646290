import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { emptyTally, writeTally } from './tally.ts';

function record(tally: ReturnType<typeof emptyTally>, test: TestCase): void {
  const result = test.result();
  const name = `${test.module.relativeModuleId}: ${test.fullName}`;
  if (result.state === 'passed') tally.passed++;
  else if (result.state === 'failed') tally.failed.push(name);
  else if (result.state === 'skipped')
    tally.skipped.push({ name, reason: result.note ?? 'said above, where its file ran' });
  else tally.failed.push(`${name} did not finish`);
}

/** Leaves counts and the reasons of skips for `npm test`; a file that fails to load counts as a failure. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tally = emptyTally();
    for (const module of modules) {
      for (const test of module.children.allTests()) record(tally, test);
      if (module.errors().length > 0) tally.failed.push(`${module.relativeModuleId} as a whole`);
    }
    for (const error of unhandledErrors) {
      tally.failed.push(`unhandled: ${(error as { message?: string }).message ?? String(error)}`);
    }
    writeTally(tally);
  }
}
