import type { Problem } from '../../../app/problem.ts';
import type { UserFeatures } from '../../../engine/workers/user-features/user-features.ts';
import type { ReadySample } from '../../../features/ready/feature-file.ts';
import type { Modality } from '../../../model/modalities.ts';
import type { Recording } from '../../../session/fold/recording.ts';
import type { HistoryPoint, SessionWindow } from '../../../session/types.ts';
import type { WindowPlace } from '../../charts/pointer/pointed.ts';
import type { PointerState } from '../../charts/pointer/pointer-store.ts';
import type { Comparison, Exploration } from './comparison.ts';
import type { LabSection } from './sections.ts';
import type { Edits, Subject } from './subject.ts';

export type { Exploration } from './comparison.ts';

/** The window to look at, as it was, with a modality or all its words exchanged, and with single words replaced too; one object without edits. */
export interface ViewedWindow {
  original: SessionWindow;
  swapped: SessionWindow;
  window: SessionWindow;
  /** What it was made of. */
  of: { subject: Subject; edits: Edits };
}

/** A feature file a person brought, as far as the Laboratory needs it. */
export type OpenFeatures = Pick<UserFeatures, 'overview' | 'sample' | 'close'>;

export interface LabState extends PointerState {
  subject: Subject;
  /** Of the live session: the window it is held at; null while it goes on. */
  held: SessionWindow | null;
  edits: Edits;
  /** What the edits were before each change, the last one last. */
  past: readonly Edits[];
  /** The recording that is the subject. */
  opened: Recording | null;
  /** Id of the recording on its way: nothing is shown until it is there. */
  opening: string | null;
  /** The person asked for the recording without its words, because these cannot be read. */
  wordless: boolean;
  /** Parts of a link that say what is to be shown and that nobody here understands: nothing is shown in their place. */
  unknown: readonly string[];
  /** The feature file that is, or was, looked at; null before there is one. */
  features: OpenFeatures | null;
  /** A feature file that no network reads yet. */
  waiting: OpenFeatures | null;
  /** The features of the sample that is the subject. */
  sample: ReadySample['steps'] | null;
  /** Names of the files being read. */
  loadingFiles: string | null;
  /** The class a class head is looked at through. */
  chosenClass: number;
  /** Whether the moment moves by itself. */
  playing: boolean;
  /** Why the last thing asked of the material was not done. */
  problem: Problem | null;
  viewed: ViewedWindow | null;
  /** The newest explored window; null while anything is missing of what is chosen. */
  exploration: Exploration | null;
  /** Predictions of the recording's moments looked at so far, in the order of its clock. */
  moments: readonly HistoryPoint[];
  comparison: Comparison;
  pinned: WindowPlace | null;
  /** The modality of the charts that show one at a time. */
  modality: Modality;
  /** Of attention maps: the head drawn, counted from 0; null draws the mean of all. */
  head: number | null;
  /** Contributions keep one scale, whatever is looked at. */
  fixedScale: boolean;
  /** Sections that show their heading alone. */
  folded: readonly LabSection[];
}
