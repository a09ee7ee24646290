import { useEffect, useRef } from 'react';
import type { LiveState } from '../../app/live-state.ts';
import type { ViewId } from '../link/view-ids.ts';
import { useLiveActions, useLiveStore } from '../page/live-context.tsx';

/** The views that show the session of the moment. */
const SHOWING: readonly ViewId[] = ['live', 'laboratory'];

/**
 * What plays, a sample or a kept session, rests while the view does not show it, so that its faces, voice and predictions
 * take nothing from a corpus being computed or a network being trained. It goes on where it was. Camera and microphone
 * are a person's own and go on.
 */
export function useUnseenRest(view: ViewId): void {
  const { state } = useLiveStore();
  const { pauseSample, resumeSample } = useLiveActions();
  const rests = useRef(false);
  const seen = SHOWING.includes(view);
  useEffect(() => {
    if (seen) {
      if (rests.current) resumeSample();
      rests.current = false;
      return;
    }
    // The first answer is waited for: it shows that the network works, and how fast.
    const rest = ({ source, prediction }: LiveState) => {
      if (rests.current || source.kind === 'devices' || !source.playing || !prediction) return;
      rests.current = true;
      pauseSample();
    };
    rest(state.getState());
    return state.subscribe(rest);
  }, [seen, state, pauseSample, resumeSample]);
}
