import { EXTRACTORS, FEATURE_WIDTHS, type ModalityTrack, WINDOW_STEPS } from '../../features/frames.ts';
import { type WritableArray, writeNpz } from '../../features/npz/npz-writer.ts';
import { extractorArray } from '../../features/ready/npz-extractors.ts';
import { MODALITIES } from '../../model/modalities.ts';
import { walkThrough } from '../fold/recording.ts';
import type { SessionWindow, Utterance } from '../types.ts';
import type { StoredSession } from './stored-session.ts';

/**
 * What the network sees of each utterance at its end, as the .npz file of ready features that `train`, `evaluate` and
 * the Laboratory read: `language`, `acoustic`, `visual` [N, T, d] with their masks, and the predictions made then as
 * `labels`, which are no ground truth. Beside them `id`, `text`, `start_seconds`, `end_seconds`.
 * @returns null when there is no utterance with a prediction
 */
export async function sessionFeatures({ recording, utterances }: StoredSession): Promise<Blob | null> {
  const walk = walkThrough(recording);
  const rows: { utterance: Utterance; sentiment: number; window: SessionWindow }[] = [];
  const inOrder = utterances.toSorted((a, b) => (a.endSeconds ?? 0) - (b.endSeconds ?? 0));
  for (const utterance of inOrder) {
    walk.goTo(utterance.endSeconds ?? recording.durationSeconds);
    const window = walk.window(utterance.id);
    if (window && utterance.sentiment !== null)
      rows.push({ utterance, sentiment: utterance.sentiment, window });
  }
  if (rows.length === 0) return null;
  const arrays: Record<string, WritableArray> = {};
  for (const modality of MODALITIES) {
    const tracks = rows.map(({ window }) => window.tracks[modality]);
    const width = FEATURE_WIDTHS[modality];
    arrays[modality] = {
      shape: [rows.length, WINDOW_STEPS, width],
      values: joined(tracks, 'values', WINDOW_STEPS * width),
    };
    arrays[`${modality}_mask`] = {
      shape: [rows.length, WINDOW_STEPS],
      values: joined(tracks, 'mask', WINDOW_STEPS),
    };
  }
  for (const modality of MODALITIES)
    arrays[extractorArray(modality)] = { shape: [1], values: [EXTRACTORS[modality]] };
  const column = (values: WritableArray['values']): WritableArray => ({ shape: [rows.length], values });
  const numbers = (of: (row: (typeof rows)[number]) => number) => column(Float64Array.from(rows, of));
  return writeNpz({
    ...arrays,
    labels: column(Float32Array.from(rows, ({ sentiment }) => sentiment)),
    id: column(rows.map(({ utterance }) => utterance.id)),
    text: column(rows.map(({ utterance }) => utterance.text)),
    start_seconds: numbers(({ utterance }) => utterance.startSeconds),
    end_seconds: numbers(({ utterance }) => utterance.endSeconds ?? recording.durationSeconds),
  });
}

function joined(tracks: readonly ModalityTrack[], part: keyof ModalityTrack, size: number): Float32Array {
  const all = new Float32Array(tracks.length * size);
  tracks.forEach((track, row) => {
    all.set(track[part], row * size);
  });
  return all;
}
