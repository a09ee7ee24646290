import type { FullConfig, Reporter, Suite, TestError } from '@playwright/test/reporter';
import { emptyTally, writeTally } from './tally.ts';

/** Leaves counts and the reasons of skips for `npm test`. */
export default class TallyReporter implements Reporter {
  private suite: Suite | undefined;
  private readonly errors: string[] = [];

  onBegin(_config: FullConfig, suite: Suite): void {
    this.suite = suite;
  }

  /** Errors outside any test: a spec that does not load, a global set-up that throws. */
  onError(error: TestError): void {
    this.errors.push(error.message ?? 'an error outside any test');
  }

  onEnd(): void {
    const tally = emptyTally();
    tally.failed.push(...this.errors);
    for (const test of this.suite?.allTests() ?? []) {
      const name = test.titlePath().filter(Boolean).join(' > ');
      const outcome = test.outcome();
      if (outcome === 'expected') tally.passed++;
      else if (outcome === 'skipped') {
        const reason = test.annotations.find(({ type }) => type === 'skip')?.description;
        const ran = test.results.length > 0;
        tally.skipped.push({ name, reason: reason ?? (ran ? 'see its name' : 'not run, enough had failed') });
      } else tally.failed.push(name);
    }
    writeTally(tally);
  }

  printsToStdio(): boolean {
    return false;
  }
}
