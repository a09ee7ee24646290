import type { LiveState } from '../live-state.ts';
import type { Problem } from '../problem.ts';

const MOST_NOTICES = 5;

export type Notices = LiveState['notices'];

/** Adds a notice; one that says the same as another takes its place. */
export function withNotice(notices: Notices, id: string, problem: Problem): Notices {
  const same = (other: Problem) => other.code === problem.code && other.detail === problem.detail;
  return [...notices.filter((notice) => !same(notice.problem)), { id, problem }].slice(-MOST_NOTICES);
}
