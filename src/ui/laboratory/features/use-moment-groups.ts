import { useEffect, useRef, useState } from 'react';
import type { Run } from '../../../engine/workers/inference/api.ts';
import type { FeatureTracks } from '../../../features/frames.ts';
import { interventionOf } from '../../../model/network-choice.ts';
import { type NewestFirst, newestFirst } from '../../../session/newest-first.ts';
import { type GroupBars, groupBars } from '../../charts/groups/group-bars.ts';
import { useLiveStore } from '../../page/live-context.tsx';
import type { Exploration, Side } from '../state/comparison.ts';
import { useLabStore } from '../store/lab-context.ts';

/** The bars of an exploration's sides that are shown. */
export interface MomentGroups {
  of: Exploration;
  bars: GroupBars;
}

/** What is measured: an exploration, and the features of its window. */
interface Question {
  of: Exploration;
  tracks: FeatureTracks;
}

/** A moment takes as long as a few explorations: these and the predictions keep most of the worker's time. */
const REST_TO_COST = 3;
/** A worker that was replaced is back by then. */
const RETRY_MILLISECONDS = 500;

/** What groups of features add to the moment shown, a moment at a time, the newest; null before there is any. */
export function useMomentGroups(exploration: Exploration): MomentGroups | null {
  const { measureGroups } = useLiveStore();
  const { state } = useLabStore();
  const [measured, setMeasured] = useState<MomentGroups | null>(null);
  const follower = useRef<NewestFirst<Question> | null>(null);
  const newest = useRef<Question | null>(null);

  useEffect(() => {
    let retry: ReturnType<typeof setTimeout> | undefined;
    const own = newestFirst(
      async ({ of, tracks }: Question): Promise<MomentGroups | null> => {
        const sides = sidesShown(of);
        const found = await measureGroups(
          tracks,
          sides.map(([, side]) => runOf(side)),
        );
        if (!found) return null;
        const bars = Object.fromEntries(sides.map(([name], index) => [name, groupBars(found[index] ?? [])]));
        return { of, bars };
      },
      (answer, question) => {
        if (answer) setMeasured(answer);
        else retry = setTimeout(() => newest.current === question && own.ask(question), RETRY_MILLISECONDS);
      },
      REST_TO_COST,
    );
    follower.current = own;
    return () => {
      own.end();
      clearTimeout(retry);
    };
  }, [measureGroups]);

  // What is looked at moves on while the panel is off the screen; the exploration it is given does not.
  useEffect(() => {
    const { viewed } = state.getState();
    if (!viewed) return;
    newest.current = { of: exploration, tracks: viewed.window.tracks };
    follower.current?.ask(newest.current);
  }, [exploration, state]);

  // Of other setups, or of other sides of them, it says nothing.
  const known = measured && sidesShown(measured.of);
  const now = sidesShown(exploration);
  const same =
    known?.length === now.length &&
    known.every(([name, { setup }], index) => name === now[index]?.[0] && setup === now[index]?.[1].setup);
  return same ? measured : null;
}

function sidesShown({ a, b, show }: Exploration): readonly (readonly ['a' | 'b', Side])[] {
  if (!b || show === 'a') return [['a', a]];
  return show === 'b'
    ? [['b', b]]
    : [
        ['a', a],
        ['b', b],
      ];
}

function runOf({ weights, setup }: Side): Run {
  return { network: weights.network, intervention: interventionOf(weights, setup) };
}
