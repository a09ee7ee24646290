import { useMemo } from 'react';
import type { HistoryPoint } from '../../../session/types.ts';
import { type TimeSpan, timeSpan } from '../../charts/timeline/timeline-shape.ts';
import { useLive } from '../../page/live-context.tsx';
import { useLab } from '../store/lab-context.ts';

const NONE: readonly HistoryPoint[] = [];

/** What was predicted over the session or recording looked at, and the stretch of its clock to show. */
export function useHistory(): { history: readonly HistoryPoint[]; span: TimeSpan } {
  const recorded = useLab((lab) => (lab.subject.kind === 'recording' ? lab.opened : null));
  const moments = useLab((lab) => lab.moments);
  const isLive = useLab(({ subject }) => subject.kind === 'live');
  const live = useLive((state) => (isLive ? state.history : NONE));
  return useMemo(
    () =>
      recorded
        ? { history: moments, span: { from: 0, to: recorded.durationSeconds } }
        : { history: live, span: timeSpan(live, live.at(-1)?.seconds ?? 0) },
    [recorded, moments, live],
  );
}
