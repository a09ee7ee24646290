import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LiveStore } from '../../../app/live/live-store.ts';
import type { Setup } from '../../../model/index.ts';
import type { Modality } from '../../../model/modalities.ts';
import { keepFixedScale, keptFixedScale } from '../../charts/cells/contributions/fixed-scale.ts';
import { NO_WINDOW } from '../../charts/pointer/pointed.ts';
import { type Pointer, pointing } from '../../charts/pointer/pointer-store.ts';
import type { Show } from '../state/comparison.ts';
import type { LabState } from '../state/lab-state.ts';
import type { LabSection } from '../state/sections.ts';
import { NO_EDITS } from '../state/subject.ts';
import { DECISIVE, LAB_DEFAULTS, type LabLink, materialOf } from './address/lab-link.ts';
import { exploreViewed } from './explorer.ts';
import { type MaterialActions, materialActions } from './material/material-actions.ts';
import { type UserMaterialActions, userMaterialActions } from './material/user-material.ts';
import { followMoments } from './material/visited-moments.ts';
import { followSubject } from './material/window-source.ts';

export interface LabStore extends MaterialActions, UserMaterialActions, Required<Pointer> {
  state: StoreApi<LabState>;
  chooseModality(modality: Modality): void;
  /** Which head attention maps show; null is the mean of all. */
  chooseHead(head: number | null): void;
  /** Whether contributions keep one scale; kept in this browser. */
  fixScale(fixed: boolean): void;
  /** Folds a section up, or open again. */
  fold(section: LabSection): void;
  /** Folds these sections up and opens all others. */
  foldTo(sections: readonly LabSection[]): void;
  /**
   * Shows what a link holds; what it does not say is as at first. The material is opened and then shown.
   * @param refused names of what the link says and nobody understands
   */
  restore(link: Partial<LabLink>, refused?: readonly string[]): void;
  /** Changes one of the setups compared; null as B looks at A alone. */
  setUp(side: 'a', setup: Setup): void;
  setUp(side: 'b', setup: Setup | null): void;
  show(show: Show): void;
  /** Explores the subject's window again and again while the view is open; the returned function ends it. */
  follow(): () => void;
}

/** What of the live store the Laboratory needs. */
export type LabLive = Pick<
  LiveStore,
  'state' | 'actions' | 'explore' | 'networks' | 'openRecording' | 'encode'
>;

/**
 * What the Laboratory looks at: the live session, or a moment of a recording, explored in full.
 * @param keep called with what a person left folded
 */
export function createLabStore(
  live: LabLive,
  link: Partial<LabLink> = {},
  keep: (folded: readonly LabSection[]) => void = () => undefined,
): LabStore {
  const state = createStore<LabState>(() => ({
    subject: { kind: 'live' },
    held: null,
    edits: NO_EDITS,
    past: [],
    opened: null,
    opening: null,
    wordless: false,
    unknown: [],
    features: null,
    waiting: null,
    sample: null,
    loadingFiles: null,
    chosenClass: 0,
    playing: false,
    problem: null,
    viewed: null,
    exploration: null,
    moments: [],
    pointed: null,
    ...viewState(link),
    // A link says what it shows; without one it is as the person left it.
    ...(Object.keys(link).length === 0 && { fixedScale: keptFixedScale() }),
  }));
  const { point, pin } = pointing(state, ({ exploration }) => exploration?.shown.window ?? NO_WINDOW);
  const material = materialActions(live, state);
  const own = userMaterialActions(live, state, material.stopPlaying);
  const foldTo = (folded: readonly LabSection[]) => {
    state.setState({ folded });
    keep(folded);
  };

  return {
    state,
    ...material,
    ...own,
    point,
    pin(pointed) {
      // Words and moments belong to a session; what is pinned is a place in whatever window is looked at.
      if (pointed === null || 'modality' in pointed) pin(pointed);
    },
    chooseModality: (modality) => state.setState({ modality }),
    chooseHead: (head) => state.setState({ head }),
    foldTo,
    fixScale(fixedScale) {
      keepFixedScale(fixedScale);
      state.setState({ fixedScale });
    },
    fold(section) {
      const { folded } = state.getState();
      const without = folded.filter((name) => name !== section);
      foldTo(without.length < folded.length ? without : [...folded, section]);
    },
    restore(next, refused = []) {
      state.setState({ ...viewState(next), pointed: null, past: [] });
      const { subject, edits } = materialOf(next);
      void material.look(subject, edits);
      const unknown = refused.filter((part) => DECISIVE.includes(part));
      if (unknown.length > 0) state.setState({ unknown, viewed: null, exploration: null });
    },
    setUp: (side, setup) =>
      state.setState(({ comparison }) => ({ comparison: { ...comparison, [side]: setup } })),
    show: (show) => state.setState(({ comparison }) => ({ comparison: { ...comparison, show } })),
    follow() {
      const endSource = followSubject(live, state);
      const endExplorer = exploreViewed(live, state);
      const endMoments = followMoments(state);
      return () => {
        endSource();
        endExplorer();
        endMoments();
        material.leave();
      };
    },
  };
}

/** The part of a link that needs nothing opened. */
function viewState(
  link: Partial<LabLink>,
): Pick<LabState, 'comparison' | 'pinned' | 'modality' | 'head' | 'fixedScale' | 'folded'> {
  const { a, b, show, pinned, modality, head, fixedScale, folded } = { ...LAB_DEFAULTS, ...link };
  return { comparison: { a, b, show }, pinned, modality, head, fixedScale, folded };
}
