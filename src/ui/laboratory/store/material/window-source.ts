import type { StoreApi } from 'zustand/vanilla';
import type { LiveStore } from '../../../../app/live/live-store.ts';
import { windowAt } from '../../../../session/fold/recording.ts';
import { createTurns } from '../../../../session/newest-turn.ts';
import type { SessionWindow } from '../../../../session/types.ts';
import { fits, readyWindow } from '../../../../session/window/ready-window.ts';
import type { LabState, ViewedWindow } from '../../state/lab-state.ts';
import { type Edits, isEdited, isPastEnd } from '../../state/subject.ts';
import { replacedTexts, typedTexts, typedWindow, withModality, withTexts } from './edited-window.ts';
import { shapeOf } from './input-shape.ts';
import { MomentPastEnd, openingProblem } from './material-problems.ts';

type Live = Pick<LiveStore, 'state' | 'networks' | 'openRecording' | 'encode'>;

/** What takes longer to be read is waited for in view of the person: the numbers of before go. */
const PATIENCE_MILLISECONDS = 250;

/**
 * Keeps `viewed` up to the subject, its moment and the edits; null while anything they name is not there. The returned
 * function ends it.
 */
export function followSubject(live: Live, state: StoreApi<LabState>): () => void {
  const begin = createTurns();

  async function refresh(): Promise<void> {
    const isNewest = begin();
    const { edits, subject, unknown } = state.getState();
    const original = unknown.length > 0 ? null : originalWindow(live, state.getState());
    if (original === undefined) return;
    const of = { subject, edits };
    if (original !== 'typed' && (original === null || !isEdited(edits))) {
      state.setState({ viewed: original && { original, swapped: original, window: original, of } });
      return;
    }
    const impatience = setTimeout(() => {
      if (isNewest()) state.setState({ viewed: null });
    }, PATIENCE_MILLISECONDS);
    try {
      const text = subject.kind === 'text' ? subject.text : '';
      const base = original === 'typed' ? await typedWindow(text, live.encode) : original;
      const windows = await edited(live, base, edits);
      if (isNewest()) state.setState({ viewed: { ...windows, of } });
    } catch (error) {
      if (isNewest()) state.setState({ viewed: null, problem: openingProblem(error) });
    } finally {
      clearTimeout(impatience);
    }
  }

  void refresh();
  const endLab = state.subscribe((now, before) => {
    const parts = ['subject', 'held', 'edits', 'opened', 'sample', 'unknown'] as const;
    const network = now.subject.kind === 'features' && now.comparison.a !== before.comparison.a;
    if (network || parts.some((part) => now[part] !== before[part])) void refresh();
  });
  const endLive = live.state.subscribe((now, before) => {
    const { subject, held } = state.getState();
    if (now.prediction !== before.prediction && subject.kind === 'live' && !held) void refresh();
  });
  const endNetworks = live.networks.state.subscribe((now, before) => {
    if (now.own !== before.own && state.getState().subject.kind === 'features') void refresh();
  });
  return () => {
    begin();
    endNetworks();
    endLab();
    endLive();
  };
}

/** Undefined when the network does not read the features: the view keeps what it had. */
function originalWindow(live: Live, lab: LabState): SessionWindow | null | undefined | 'typed' {
  const { subject, held, opened, features, sample, comparison, wordless } = lab;
  switch (subject.kind) {
    case 'text':
      return 'typed';
    case 'features': {
      const shape = shapeOf(comparison.a.network, live.networks.state.getState());
      if (!features || !sample || subject.file !== undefined) return null;
      return fits(features.overview, shape) ? readyWindow(sample, shape) : undefined;
    }
    case 'live': {
      if (subject.page !== undefined) return null;
      const window = held ?? live.state.getState().prediction?.window ?? null;
      return isAnswerable(live, window) ? window : null;
    }
    case 'recording': {
      if (opened?.id !== subject.id || isPastEnd(subject.seconds, opened.durationSeconds)) return null;
      const window = windowAt(opened, subject.seconds);
      return window?.unread && !wordless ? null : window;
    }
  }
}

/** Of what plays the words are known: a window without them is no answer. Of the devices it is all there is so far. */
function isAnswerable(live: Live, window: SessionWindow | null): boolean {
  return !window?.unread || live.state.getState().source.kind === 'devices';
}

async function edited(
  live: Live,
  original: SessionWindow,
  { swap, text, words }: Edits,
): Promise<Omit<ViewedWindow, 'of'>> {
  const borrowed = swap ? withModality(original, swap.modality, await swappedFrom(live, swap)) : original;
  const swapped = text === null ? borrowed : await withTexts(borrowed, typedTexts(text), live.encode);
  const replaces = Object.keys(words).length > 0;
  const window = replaces ? await withTexts(swapped, replacedTexts(swapped, words), live.encode) : swapped;
  return { original, swapped, window };
}

async function swappedFrom(live: Live, { from }: NonNullable<Edits['swap']>): Promise<SessionWindow | null> {
  const recording = await live.openRecording(from.id);
  if (isPastEnd(from.seconds, recording.durationSeconds)) throw new MomentPastEnd(from, recording);
  return windowAt(recording, from.seconds);
}
