import { shallow } from 'zustand/shallow';
import type { StoreApi } from 'zustand/vanilla';
import { freshnessOf, hasWordsNow, lastSign } from '../session/freshness.ts';
import type { LoopTurn } from '../session/prediction-loop.ts';
import type { Live } from '../session/sources/live.ts';
import type { Freshness } from '../session/types.ts';
import type { LiveState } from './live-state.ts';

const LOOK_MILLISECONDS = 500;

/** Keeps how old the newest answer is, by a clock that goes on when the loop, the network or the session stand still. */
export interface AnswerAge {
  /** What a turn of the loop found; a turn that found no answer leaves the one before as it was. */
  turn(turn: LoopTurn): void;
  /** The source's words are there now. */
  words(): boolean;
  freshness(presence: LiveState['presence']): Freshness;
  close(): void;
}

export function watchAnswerAge(state: StoreApi<LiveState>, live: Live): AnswerAge {
  let answeredAt = performance.now();
  let signAgeSeconds = 0;
  let window: LoopTurn['window'] = null;

  function freshness(presence: LiveState['presence']): Freshness {
    const { prediction, parts } = state.getState();
    const { player } = live;
    return freshnessOf({
      signAgeSeconds,
      unansweredSeconds: (performance.now() - answeredAt) / 1000,
      empty: window === null,
      latencySeconds: prediction?.latencySeconds ?? 0,
      networkReady: parts.network.status === 'ready',
      paused: player !== null && !player.playing,
      nothing: !Object.values(presence).some((there) => there),
    });
  }

  // The loop may be waiting for an answer that does not come.
  const timer = setInterval(() => {
    const before = state.getState();
    const now = before.prediction && freshness(before.presence);
    if (now && !shallow(now, before.freshness)) state.setState({ freshness: now });
  }, LOOK_MILLISECONDS);

  return {
    turn(turn) {
      window = turn.window;
      if (!window || !turn.answered) return;
      const { clock, transcript } = live.session;
      // As it was when the window was cut: how long the answer took is not the window's age.
      const cutSeconds = clock.seconds() - turn.tookSeconds;
      signAgeSeconds = Math.max(0, cutSeconds - lastSign(window, transcript.segments, cutSeconds));
      answeredAt = performance.now();
    },
    words() {
      const { clock, transcript } = live.session;
      return window !== null && hasWordsNow(window, transcript.segments, clock.seconds());
    },
    freshness,
    close: () => clearInterval(timer),
  };
}
