import type { StoreApi } from 'zustand/vanilla';
import { fits, readyWindow } from '../../../session/ready-window.ts';
import { windowAt } from '../../../session/recording.ts';
import type { SessionWindow } from '../../../session/types.ts';
import type { LiveStore } from '../../../store/live-state.ts';
import type { LabState, Looked } from '../lab-state.ts';
import { type Edits, isEdited } from '../subject.ts';
import { replacedTexts, withModality, withTexts } from './edited-window.ts';
import { shapeOf } from './input-shape.ts';

type Live = Pick<LiveStore, 'state' | 'networks' | 'openRecording' | 'encode'>;

/** Keeps `looked` up to the subject, its moment and the edits; the returned function ends it. */
export function followSubject(live: Live, state: StoreApi<LabState>): () => void {
  let turn = 0;

  async function refresh(): Promise<void> {
    turn += 1;
    const mine = turn;
    const { edits } = state.getState();
    const original = originalWindow(live, state.getState());
    if (original === undefined) return;
    if (original === null || !isEdited(edits)) {
      state.setState({ looked: original && { original, swapped: original, window: original } });
      return;
    }
    const looked = await edited(live, original, edits);
    if (mine === turn) state.setState({ looked });
  }

  void refresh();
  const endLab = state.subscribe((now, before) => {
    const parts = ['subject', 'held', 'edits', 'opened', 'sample'] as const;
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
    turn += 1;
    endNetworks();
    endLab();
    endLive();
  };
}

/** Undefined when the network does not read the features: the view keeps what it had. */
function originalWindow(live: Live, lab: LabState): SessionWindow | null | undefined {
  const { subject, held, opened, features, sample, comparison } = lab;
  if (subject.kind === 'features') {
    const shape = shapeOf(comparison.a.network, live.networks.state.getState());
    if (!features || !sample) return null;
    return fits(features.overview.widths, shape) ? readyWindow(sample, shape) : undefined;
  }
  if (subject.kind === 'live') return held ?? live.state.getState().prediction?.window ?? null;
  return opened && windowAt(opened, subject.seconds);
}

async function edited(live: Live, original: SessionWindow, { swap, words }: Edits): Promise<Looked> {
  const swapped = swap
    ? withModality(
        original,
        swap.modality,
        windowAt(await live.openRecording(swap.from.id), swap.from.seconds),
      )
    : original;
  const replaces = Object.keys(words).length > 0;
  const window = replaces ? await withTexts(swapped, replacedTexts(swapped, words), live.encode) : swapped;
  return { original, swapped, window };
}
