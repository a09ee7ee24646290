import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What one step of `npm test` found. */
export interface Tally {
  passed: number;
  /** One name (and reason) each. */
  failed: string[];
  skipped: { name: string; reason: string }[];
}

export const emptyTally = (): Tally => ({ passed: 0, failed: [], skipped: [] });

export function mergeTallies(tallies: Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
    failed: tallies.flatMap((tally) => tally.failed),
    skipped: tallies.flatMap((tally) => tally.skipped),
  };
}

/** `12 passed, 0 failed, 1 skipped`; without skips the last part is left out. */
export function tallyLine({ passed, failed, skipped }: Tally): string {
  const line = `${passed} passed, ${failed.length} failed`;
  return skipped.length > 0 ? `${line}, ${skipped.length} skipped` : line;
}

/** Reporters run in the runners' own processes and hand their tally over in this file. */
export const TALLY_FILE = 'DBR_TALLY_FILE';

export function writeTally(tally: Tally): void {
  const path = process.env[TALLY_FILE];
  if (!path) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(tally));
}

/** The tally a runner left, or null when it died before leaving one. */
export function takeTally(path: string): Tally | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Tally;
  } catch {
    return null;
  } finally {
    rmSync(path, { force: true });
  }
}
