import type { StoreApi } from 'zustand/vanilla';
import { historyPoint } from '../../../../session/answer/history-point.ts';
import type { HistoryPoint } from '../../../../session/types.ts';
import type { LabState } from '../../state/lab-state.ts';
import { isEdited } from '../../state/subject.ts';

/** Remembers what setup A said of every moment of the recording looked at; the returned function ends it. */
export function followMoments(state: StoreApi<LabState>): () => void {
  return state.subscribe((now, before) => {
    if (now.opened !== before.opened || now.comparison.a !== before.comparison.a) {
      if (now.moments.length > 0) state.setState({ moments: [] });
      return;
    }
    const { exploration, viewed, subject, edits, moments } = now;
    if (exploration === before.exploration || !exploration || !viewed) return;
    const { shown, setup } = exploration.a;
    // A slow answer may be of another recording, or of another network.
    const isOld = shown.window.tokens !== viewed.window.tokens || setup !== now.comparison.a;
    if (subject.kind !== 'recording' || isEdited(edits) || isOld) return;
    const point = historyPoint(subject.seconds, { ...shown, window: viewed.window });
    state.setState({ moments: withMoment(moments, point) });
  });
}

/** In the order of the clock; a moment looked at again is one point. */
function withMoment(moments: readonly HistoryPoint[], point: HistoryPoint): HistoryPoint[] {
  const others = moments.filter(({ seconds }) => seconds !== point.seconds);
  return [...others, point].sort((a, b) => a.seconds - b.seconds);
}
