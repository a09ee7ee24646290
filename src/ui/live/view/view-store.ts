import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LiveState } from '../../../app/live-state.ts';
import type { Prediction } from '../../../session/types.ts';
import { nextLimit, robustLimit, type SteppingLimit } from '../../charts/cells/colour-limit.ts';
import { FIXED_LIMIT, keepFixedScale, keptFixedScale } from '../../charts/cells/contributions/fixed-scale.ts';
import { type FlowAmounts, flowAmounts } from '../../charts/flow/flow-amounts.ts';
import { anchored, NO_WINDOW } from '../../charts/pointer/pointed.ts';
import { type Pointer, type PointerState, pointing } from '../../charts/pointer/pointer-store.ts';
import {
  type ContributionTable,
  cellsOf,
  contributionTable,
} from '../../charts/prediction/contribution-table.ts';
import { type Shown, shownOf } from '../../charts/prediction/shown.ts';

/** One prediction with everything the charts derive from it, so that all of them show the same moment and scale. */
export interface Picture {
  shown: Shown;
  table: ContributionTable;
  amounts: FlowAmounts;
  /** Sentiment points at which every diverging scale of contributions ends. */
  limit: number;
}

export interface ViewState extends PointerState {
  /** The newest prediction, or the one looked back at; null before the first. */
  picture: Picture | null;
  /** Utterance looked back at; null = live. */
  inspectedId: string | null;
  /** Contributions keep one scale, whatever is said. */
  fixedScale: boolean;
}

/** What belongs to looking rather than to the session: what is pointed at, and which moment is looked back at. */
export interface ViewStore extends Pick<Pointer, 'point'> {
  state: StoreApi<ViewState>;
  /** Shows the last prediction made of an utterance; null goes back to live. */
  inspect: (utteranceId: string | null) => void;
  canInspect: (utteranceId: string) => boolean;
  /** Whether contributions keep one scale; kept in this browser. */
  fixScale: (fixed: boolean) => void;
  /** Starts following the live store; the returned function stops it. */
  follow: () => () => void;
}

export function createViewStore(live: StoreApi<LiveState>): ViewStore {
  const state = createStore<ViewState>(() => ({
    picture: null,
    inspectedId: null,
    pointed: null,
    pinned: null,
    fixedScale: keptFixedScale(),
  }));
  const windowOf = ({ picture }: ViewState) => picture?.shown.window ?? NO_WINDOW;
  const { point } = pointing(state, windowOf);
  let scale: SteppingLimit | null = null;

  const pictureOf = (shown: Shown): Picture => {
    const table = contributionTable(shown);
    const { endSeconds, utteranceId } = shown.window;
    scale = nextLimit(scale, robustLimit(cellsOf(table)), endSeconds, utteranceId);
    const limit = state.getState().fixedScale ? FIXED_LIMIT : scale.limit;
    return { shown, table, amounts: flowAmounts(table, shown), limit };
  };

  /** The last one made of an utterance of the session. */
  const predictionOf = (utteranceId: string): Prediction | undefined =>
    live.getState().utterances.find(({ id }) => id === utteranceId)?.prediction;

  const show = (next: LiveState): void => {
    if (!next.prediction) {
      state.setState({ picture: null, inspectedId: null });
      return;
    }
    const shown = shownOf(next.prediction);
    if (state.getState().inspectedId === null) state.setState({ picture: pictureOf(shown) });
  };

  return {
    state,
    // The window goes on under the pointer: a word stays itself.
    point: (pointed) => point(anchored(pointed, windowOf(state.getState()))),
    inspect: (utteranceId) => {
      if (utteranceId === null) {
        const { prediction } = live.getState();
        state.setState({ inspectedId: null, picture: prediction && pictureOf(shownOf(prediction)) });
        return;
      }
      const prediction = predictionOf(utteranceId);
      if (prediction) state.setState({ inspectedId: utteranceId, picture: pictureOf(shownOf(prediction)) });
    },
    fixScale: (fixedScale) => {
      keepFixedScale(fixedScale);
      state.setState({ fixedScale });
      const { picture } = state.getState();
      if (picture) state.setState({ picture: pictureOf(picture.shown) });
    },
    canInspect: (utteranceId) => predictionOf(utteranceId) !== undefined,
    follow: () => {
      show(live.getState());
      return live.subscribe((next, previous) => {
        if (next.prediction !== previous.prediction) show(next);
      });
    },
  };
}
