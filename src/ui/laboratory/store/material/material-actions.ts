import type { StoreApi } from 'zustand/vanilla';
import type { LiveStore } from '../../../../app/live/live-store.ts';
import { closedUtterances } from '../../../../session/fold/recording.ts';
import { createTurns } from '../../../../session/newest-turn.ts';
import { fits } from '../../../../session/window/ready-window.ts';
import type { LabState } from '../../state/lab-state.ts';
import {
  type Edits,
  isSameMaterial,
  NO_EDITS,
  type Subject,
  toMoment,
  withoutWords,
} from '../../state/subject.ts';
import { STANDARD, shapeOf } from './input-shape.ts';
import { openingProblem } from './material-problems.ts';
import { withNetwork } from './user-material.ts';

/** What a person does with the material: which of it is looked at, at which moment, and with what changed. */
export interface MaterialActions {
  /**
   * Looks at something else. A recording is opened first; until it is there, and when it does not come, nothing is
   * shown. Replaced words belong to the window they were replaced in and go with it.
   * @param edits what a link says is changed; without it a person chose the subject here
   */
  look(subject: Subject, edits?: Edits): Promise<void>;
  /** Shows the recording that is chosen without its words, which cannot be read now; or reads them after all. */
  readWords(read: boolean): Promise<void>;
  /** Looks at a sentence alone. */
  typeAlone(text: string): void;
  /** Puts a sentence in place of all words of the window; null puts them back. */
  typeInstead(text: string | null): void;
  /** Shows what a link names that nobody here knows without it. */
  goWithoutUnknown(): void;
  /** A recording by its id, at the end of its first utterance. */
  lookAtRecording(id: string): Promise<void>;
  /** Moves the moment of the recording. */
  moveTo(seconds: number): void;
  /** Stops the live session's window where it is, or lets it go on. */
  hold(on: boolean): void;
  play(): void;
  pause(): void;
  /** Replaces a word of the window; a blank text, or the word itself, puts it back. */
  replaceWord(index: number, text: string): void;
  /** Takes a modality from another moment; null puts it back. */
  swap(swap: Edits['swap']): void;
  undo(): void;
  undoAll(): void;
  /** Something finished is looked at: what plays, live or here, is stopped meanwhile. */
  stopPlaying(): void;
  /** The view is closed: what it stopped goes on. */
  leave(): void;
}

/** Nothing of what was looked at before is shown in place of what is chosen. */
const NOTHING = { viewed: null, exploration: null } as const;

/** How often the moment of a recording that plays moves on. */
const PLAY_MILLISECONDS = 250;

export function materialActions(
  live: Pick<LiveStore, 'state' | 'actions' | 'openRecording' | 'networks'>,
  state: StoreApi<LabState>,
): MaterialActions {
  const ask = createTurns();
  let ticking: ReturnType<typeof setInterval> | undefined;
  /** The live sample was stopped for a recording's sake. */
  let stoppedSample = false;

  async function look(subject: Subject, edits?: Edits): Promise<void> {
    const { subject: before, edits: now } = state.getState();
    const kept = edits ?? withoutWords(now);
    const same = isSameMaterial(subject, before);
    // A link says itself which network it means.
    const comparison = edits ? {} : readable();
    const fresh = { ...comparison, subject, edits: kept, problem: null, unknown: [], wordless: false };
    ask();
    switch (subject.kind) {
      case 'recording':
        return open(subject, fresh);
      case 'features':
        // A person's own features cannot be opened again by their number alone.
        if (subject.file === undefined) return;
        stopPlaying();
        break;
      case 'text':
        stopPlaying();
        break;
      case 'live':
        pause();
        resumeSample();
    }
    state.setState({ ...fresh, held: null, opened: null, opening: null, ...(!same && NOTHING) });
  }

  async function open(
    subject: Extract<Subject, { kind: 'recording' }>,
    fresh: Partial<LabState>,
    words?: 'unread',
  ): Promise<void> {
    const isNewest = ask();
    const { opened } = state.getState();
    if (opened?.id === subject.id && !words) {
      state.setState({ ...fresh, opening: null });
      return;
    }
    stopPlaying();
    state.setState({ ...fresh, ...NOTHING, opened: null, opening: subject.id, held: null });
    try {
      const recording = await live.openRecording(subject.id, words);
      if (!isNewest()) return;
      // Something may have begun to play meanwhile.
      stopPlaying();
      state.setState({ opened: recording, opening: null });
    } catch (error) {
      if (!isNewest()) return;
      state.setState({ opening: null, problem: openingProblem(error) });
    }
  }

  /** The comparison, away from a network of a person's own that does not read what the app extracts. */
  function readable(): Partial<LabState> {
    const { comparison } = state.getState();
    const own = shapeOf('own', live.networks.state.getState());
    const reads = fits(STANDARD, own) && own.steps === STANDARD.steps;
    return reads ? {} : { comparison: withNetwork(comparison, 'standard') };
  }

  function stopPlaying(): void {
    pause();
    stopSample();
  }

  function stopSample(): void {
    const { source } = live.state.getState();
    if (source.kind === 'devices' || !source.playing) return;
    live.actions.pauseSample();
    stoppedSample = true;
  }

  function resumeSample(): void {
    if (stoppedSample) live.actions.resumeSample();
    stoppedSample = false;
  }

  function moveTo(seconds: number): void {
    const { subject, opened, edits } = state.getState();
    if (subject.kind !== 'recording' || !opened) return;
    const moment = toMoment(Math.min(Math.max(0, seconds), opened.durationSeconds));
    if (moment === subject.seconds) return;
    state.setState({ subject: { ...subject, seconds: moment }, edits: withoutWords(edits), problem: null });
  }

  function pause(): void {
    clearInterval(ticking);
    ticking = undefined;
    state.setState({ playing: false });
  }

  function change(edits: Edits): void {
    const { edits: before, past, subject, held, viewed } = state.getState();
    // An edit belongs to one window; the live session's goes on by itself.
    const holding = subject.kind === 'live' && !held && viewed ? { held: viewed.original } : {};
    pause();
    state.setState({ edits, past: [...past, before], problem: null, ...holding });
  }

  return {
    look,
    async lookAtRecording(id) {
      await look({ kind: 'recording', id, seconds: 0 });
      const { opened, subject } = state.getState();
      if (subject.kind !== 'recording' || subject.id !== id || !opened) return;
      const [first] = closedUtterances(opened);
      if (subject.seconds === 0) moveTo(first?.endSeconds ?? opened.durationSeconds);
    },
    moveTo,
    hold(on) {
      const { viewed, edits } = state.getState();
      state.setState(on ? { held: viewed?.original ?? null } : { held: null, edits: withoutWords(edits) });
    },
    play() {
      const { subject, opened } = state.getState();
      if (subject.kind !== 'recording' || !opened || ticking !== undefined) return;
      if (subject.seconds >= opened.durationSeconds) moveTo(0);
      let last = performance.now();
      ticking = setInterval(() => {
        const now = performance.now();
        const { subject: at } = state.getState();
        if (at.kind !== 'recording') return;
        moveTo(at.seconds + (now - last) / 1000);
        last = now;
        if (at.seconds >= opened.durationSeconds) pause();
      }, PLAY_MILLISECONDS);
      state.setState({ playing: true });
    },
    pause,
    replaceWord(index, text) {
      const { edits } = state.getState();
      const { [index]: replaced, ...others } = edits.words;
      const blank = text.trim() === '';
      if (blank && replaced === undefined) return;
      change({ ...edits, words: blank ? others : { ...others, [index]: text.trim() } });
    },
    swap(swap) {
      const { edits } = state.getState();
      // The words of another language track are other words.
      const sameWords = edits.swap?.modality !== 'language' && swap?.modality !== 'language';
      change({ ...edits, swap, words: sameWords ? edits.words : {} });
    },
    typeAlone(text) {
      const said = text.trim();
      if (said !== '') void look({ kind: 'text', text: said }, NO_EDITS);
    },
    typeInstead(text) {
      const { edits } = state.getState();
      change({ ...edits, text: text?.trim() || null, words: {} });
    },
    goWithoutUnknown: () => state.setState({ unknown: [] }),
    async readWords(read) {
      const { subject, edits } = state.getState();
      if (subject.kind !== 'recording') return;
      const fresh = { subject, edits, problem: null, wordless: !read };
      state.setState({ opened: null });
      await open(subject, fresh, read ? undefined : 'unread');
    },
    undo() {
      const { past } = state.getState();
      state.setState({ edits: past.at(-1) ?? NO_EDITS, past: past.slice(0, -1), problem: null });
    },
    stopPlaying,
    undoAll: () => state.setState({ edits: NO_EDITS, past: [], problem: null }),
    leave() {
      ask();
      pause();
      resumeSample();
    },
  };
}
