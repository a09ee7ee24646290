import type { LabState } from './lab-state.ts';

type Parts = Pick<LabState, 'exploration' | 'viewed' | 'subject' | 'held' | 'edits' | 'comparison'>;

/**
 * Whether what is shown is of the moment, edits or setups of before, because the answer to those chosen now is still on
 * its way. The live session goes on by itself: the newest there is counts as now.
 */
export function isStale({ exploration, viewed, subject, held, edits, comparison }: Parts): boolean {
  if (!exploration) return false;
  const { a, b } = exploration;
  if (a.setup !== comparison.a || (b !== null && b.setup !== comparison.b)) return true;
  if (subject.kind === 'live' && !held) return false;
  return !viewed || viewed.of.edits !== edits || a.shown.window.tokens !== viewed.window.tokens;
}
