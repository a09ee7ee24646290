import type { StoreApi } from 'zustand/vanilla';
import { freshnessOf, lastSign } from '../../session/answer/freshness.ts';
import type { LoopTurn } from '../../session/answer/predict.ts';
import { changesOf } from '../../session/changes.ts';
import type { CurrentSession } from '../../session/sources/current-session.ts';
import type { Freshness } from '../../session/types.ts';
import type { LiveState } from '../live-state.ts';

const LOOK_MILLISECONDS = 500;

/** Keeps how old the newest answer is, by a clock that goes on when the loop, the network or the session stand still. */
export interface AnswerAge {
  /** What a turn of the loop found; a turn that found no answer leaves the one before as it was. */
  turn(turn: LoopTurn): void;
  freshness(): Freshness;
  close(): void;
}

export function watchAnswerAge(state: StoreApi<LiveState>, current: CurrentSession): AnswerAge {
  let answeredAt = performance.now();
  let signAgeSeconds = 0;
  let window: LoopTurn['window'] = null;

  function freshness(): Freshness {
    const { prediction, presence, parts } = state.getState();
    if (!prediction) return { kind: 'now' };
    const { player } = current;
    return freshnessOf({
      signAgeSeconds,
      unansweredSeconds: (performance.now() - answeredAt) / 1000,
      empty: window === null,
      latencySeconds: prediction.latencySeconds,
      networkReady: parts.network.status === 'ready',
      paused: player !== null && !player.playing,
      nothing: !Object.values(presence).some((there) => there),
    });
  }

  // The loop may be waiting for an answer that does not come.
  const timer = setInterval(() => {
    const changes = changesOf(state.getState(), { freshness: freshness() });
    if (changes.freshness) state.setState(changes);
  }, LOOK_MILLISECONDS);

  return {
    turn(turn) {
      window = turn.window;
      if (!window || !turn.answered) return;
      const { clock, transcript } = current.session;
      // As it was when the window was cut: how long the answer took is not the window's age.
      const cutSeconds = clock.seconds() - turn.tookSeconds;
      signAgeSeconds = Math.max(0, cutSeconds - lastSign(window, transcript.segments, cutSeconds));
      answeredAt = performance.now();
    },
    freshness,
    close: () => clearInterval(timer),
  };
}
