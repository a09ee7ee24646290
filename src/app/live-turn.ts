import { shallow } from 'zustand/shallow';
import type { StoreApi } from 'zustand/vanilla';
import type { Live } from '../session/sources/live.ts';
import type { Freshness, Prediction } from '../session/types.ts';
import type { LiveState } from './live-state.ts';

/** What a turn of the prediction loop brings beside the session itself. */
export interface Turn {
  /** The newest answer; null before the first. */
  prediction: Prediction | null;
  rates: LiveState['rates'];
  /** There are words now, and not only in what is shown of the past. */
  words: boolean;
  /** Of the newest answer; asked only when there is one. */
  freshness(presence: LiveState['presence']): Freshness;
}

/**
 * Brings the state up to the session, in one change a turn and only of what is different: the screen is drawn at the
 * rate of predictions, not of sound.
 */
export function takeTurn(state: StoreApi<LiveState>, live: Live, turn: Turn): void {
  const { prediction, rates, words } = turn;
  const { session, player } = live;
  const before = state.getState();
  const { source } = before;
  const presence = { language: words, ...session.presence() };
  const now: Partial<LiveState> = {
    prediction,
    history: [...session.history()],
    utterances: session.utterances(),
    transcript: [...session.transcript.segments],
    readings: session.readings(),
    presence,
    freshness: prediction ? turn.freshness(presence) : { kind: 'now' },
    wordless: source.kind === 'devices' && session.wordless(),
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
