import type { StoreApi } from 'zustand/vanilla';
import { fits } from '../../../session/ready-window.ts';
import { closedUtterances } from '../../../session/recording.ts';
import { SessionError } from '../../../session/stored/session-error.ts';
import type { LiveStore, Problem } from '../../../store/live-state.ts';
import type { LabState } from '../lab-state.ts';
import { type Edits, NO_EDITS, type Subject, toMoment } from '../subject.ts';
import { STANDARD, shapeOf } from './input-shape.ts';
import { withNetwork } from './own-material.ts';

/** What a person does with the material: which of it is looked at, at which moment, and with what changed. */
export interface MaterialActions {
  /**
   * Looks at something else. A recording is opened first; until it is there, and when it does not come, the view keeps
   * what it had. Replaced words belong to the window they were replaced in and go with it.
   */
  look(subject: Subject, edits?: Edits): Promise<void>;
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
  stopLive(): void;
  /** The view is closed: what it stopped goes on. */
  leave(): void;
}

/** How often the moment of a recording that plays moves on. */
const PLAY_MILLISECONDS = 250;

export function materialActions(
  live: Pick<LiveStore, 'state' | 'actions' | 'openRecording' | 'networks'>,
  state: StoreApi<LabState>,
): MaterialActions {
  let asked = 0;
  let ticking: ReturnType<typeof setInterval> | undefined;
  /** The live sample was stopped for a recording's sake. */
  let stoppedSample = false;

  async function look(subject: Subject, edits?: Edits): Promise<void> {
    asked += 1;
    const mine = asked;
    const { opened } = state.getState();
    const kept = edits ?? { ...state.getState().edits, words: {} };
    if (subject.kind === 'live') {
      pause();
      resumeSample();
      state.setState({ ...readable(), subject, edits: kept, held: null, opened: null, opening: null });
      return;
    }
    // A person's own features cannot be opened again by their number alone.
    if (subject.kind === 'features') return;
    if (opened?.id === subject.id) {
      state.setState({ subject, edits: kept, opening: null });
      return;
    }
    state.setState({ opening: subject.id, problem: null });
    try {
      const recording = await live.openRecording(subject.id);
      if (mine !== asked) return;
      stopLive();
      state.setState({ ...readable(), subject, edits: kept, opened: recording, opening: null, held: null });
    } catch (error) {
      if (mine !== asked) return;
      state.setState({ opening: null, problem: openingProblem(error) });
    }
  }

  /** The comparison, away from a network of a person's own that does not read what the app extracts. */
  function readable(): Partial<LabState> {
    const { comparison } = state.getState();
    const { widths, steps } = shapeOf('own', live.networks.state.getState());
    const reads = fits(STANDARD.widths, { widths, steps }) && steps === STANDARD.steps;
    return reads ? {} : { comparison: withNetwork(comparison, 'standard') };
  }

  function stopLive(): void {
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
    state.setState({ subject: { ...subject, seconds: moment }, edits: { ...edits, words: {} } });
  }

  function pause(): void {
    clearInterval(ticking);
    ticking = undefined;
    state.setState({ playing: false });
  }

  function change(edits: Edits): void {
    const { edits: before, past, subject, held, looked } = state.getState();
    // An edit belongs to one window; the live session's goes on by itself.
    const holding = subject.kind === 'live' && !held && looked ? { held: looked.original } : {};
    pause();
    state.setState({ edits, past: [...past, before], ...holding });
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
      const { looked, edits } = state.getState();
      state.setState(
        on ? { held: looked?.original ?? null } : { held: null, edits: { ...edits, words: {} } },
      );
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
      change({ swap, words: sameWords ? edits.words : {} });
    },
    undo() {
      const { past } = state.getState();
      state.setState({ edits: past.at(-1) ?? NO_EDITS, past: past.slice(0, -1) });
    },
    stopLive,
    undoAll: () => state.setState({ edits: NO_EDITS, past: [] }),
    leave() {
      asked += 1;
      pause();
      resumeSample();
    },
  };
}

function openingProblem(error: unknown): Problem {
  if (error instanceof SessionError) return { code: error.code, detail: error.detail };
  return { code: 'sample-failed', detail: error instanceof Error ? error.message : String(error) };
}
