import { shallow } from 'zustand/shallow';
import type { StoreApi } from 'zustand/vanilla';
import type { Live } from '../session/live.ts';
import type { Prediction } from '../session/types.ts';
import type { LiveState } from './live-state.ts';

/** What a turn of the prediction loop brings beside the session itself. */
export interface Turn {
  /** Null when there is nothing to predict from. */
  prediction: Prediction | null;
  rates: LiveState['rates'];
}

/**
 * Brings the state up to the session, in one change a turn and only of what is different: the screen is drawn at the
 * rate of predictions, not of sound.
 */
export function takeTurn(state: StoreApi<LiveState>, live: Live, { prediction, rates }: Turn): void {
  const { session, player } = live;
  const before = state.getState();
  const { source } = before;
  const tokens = prediction?.window.tokens.length ?? 0;
  const now: Partial<LiveState> = {
    prediction,
    history: [...session.history()],
    utterances: session.utterances(),
    transcript: [...session.transcript.segments],
    readings: session.readings(),
    presence: { language: tokens > 0, ...session.presence() },
    rates,
    ...(player &&
      source.kind !== 'devices' && {
        source: { ...source, playing: player.playing, positionSeconds: player.positionSeconds },
      }),
  };
  const changes = Object.entries(now).filter(
    ([key, value]) => !shallow(value, before[key as keyof LiveState]),
  );
  if (changes.length > 0) state.setState(Object.fromEntries(changes));
}
