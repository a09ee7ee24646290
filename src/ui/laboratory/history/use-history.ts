import { useMemo } from 'react';
import type { HistoryPoint } from '../../../session/types.ts';
import { type TimeSpan, timeSpan } from '../../charts/timeline-shape.ts';
import { useLive } from '../../shell/live-context.tsx';

/** What was predicted over the session looked at, and the stretch of its clock to show. */
export function useHistory(): { history: readonly HistoryPoint[]; span: TimeSpan } {
  const history = useLive((live) => live.history);
  return useMemo(() => ({ history, span: timeSpan(history, history.at(-1)?.seconds ?? 0) }), [history]);
}
