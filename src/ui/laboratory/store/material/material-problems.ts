import type { Problem } from '../../../../app/problem.ts';
import { SessionError } from '../../../../session/stored/session-error.ts';

/** A moment that lies behind the end of its recording. */
export class MomentPastEnd extends Error {
  override readonly name = 'MomentPastEnd';

  constructor({ seconds }: { seconds: number }, { durationSeconds }: { durationSeconds: number }) {
    super(`${seconds} s > ${durationSeconds.toFixed(2)} s`);
  }
}

/** Why material did not come, as the screen says it. */
export function openingProblem(error: unknown): Problem {
  if (error instanceof SessionError) return { code: error.code, detail: error.detail };
  if (error instanceof MomentPastEnd) return { code: 'moment-past-end', detail: error.message };
  return { code: 'sample-failed', detail: error instanceof Error ? error.message : String(error) };
}
