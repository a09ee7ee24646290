import { EXTRACTORS, FEATURE_WIDTHS, type ModalityTrack } from '../../features/frames.ts';
import type { StepSequence } from '../../features/step-sequence.ts';
import { byModality, MODALITIES } from '../../model/modalities.ts';
import { closedUtterances, type Recording, walkThrough } from '../../session/fold/recording.ts';
import type { StoredSession } from '../../session/stored/stored-session.ts';
import type { Sample } from '../../training/core/data/batch.ts';
import type { RowSource } from './row-source.ts';
import type { Encode } from './text-rows.ts';

/** The column that says where in its session a row ends. */
export const END_COLUMN = 'end_seconds';

/**
 * The utterances of a kept session, each as the network saw it at its end. They have no labels: what was predicted then is
 * no truth.
 * @returns null when nothing was said or seen in it
 */
export async function sessionRows(
  { title, recording }: Pick<StoredSession, 'title' | 'recording'>,
  encode: Encode,
): Promise<RowSource | null> {
  const known = await withTokens(recording, encode);
  const walk = walkThrough(known);
  const inOrder = closedUtterances(known).toSorted((one, other) => one.endSeconds - other.endSeconds);
  const rows = inOrder.flatMap((utterance) => {
    walk.goTo(utterance.endSeconds);
    const window = walk.window(utterance.id);
    if (!window) return [];
    const steps = byModality((modality) => sequenceOf(window.tracks[modality], FEATURE_WIDTHS[modality]));
    if (MODALITIES.every((modality) => steps[modality] === null)) return [];
    const text = utterance.segments.map((segment) => segment.text).join(' ');
    return [{ utterance, text, steps }];
  });
  if (rows.length === 0) return null;
  const unknown = () => new Float64Array(rows.length).fill(Number.NaN);
  const samples = rows.map(
    ({ steps }): Sample => ({
      steps,
      label: Number.NaN,
      valences: byModality(() => null),
    }),
  );
  return {
    corpus: {
      name: title,
      rows: rows.length,
      classes: 1,
      classNames: null,
      label: unknown(),
      valences: byModality(unknown),
      present: byModality((modality) =>
        Uint8Array.from(rows, ({ steps }) => (steps[modality] === null ? 0 : 1)),
      ),
      length: Float64Array.from(rows, ({ steps }) =>
        Math.max(...MODALITIES.map((modality) => steps[modality]?.valid.length ?? 0)),
      ),
      split: null,
      further: new Map([
        ['text', { kind: 'text', values: rows.map(({ text }) => text) }],
        [
          'start_seconds',
          { kind: 'number', values: Float64Array.from(rows, ({ utterance }) => utterance.startSeconds) },
        ],
        [
          END_COLUMN,
          { kind: 'number', values: Float64Array.from(rows, ({ utterance }) => utterance.endSeconds) },
        ],
      ]),
    },
    make: { widths: FEATURE_WIDTHS, extractors: EXTRACTORS, classes: 1 },
    samples: async (from, to) => samples.slice(from, to),
  };
}

/** Words that were kept before the text model was there are read now. */
async function withTokens(recording: Recording, encode: Encode): Promise<Recording> {
  const { transcript, tokens } = recording;
  const texts = new Set(transcript.map(({ segment }) => segment.text));
  const unread = [...texts].filter((text) => text.trim() !== '' && !tokens.has(text));
  if (unread.length === 0) return recording;
  const encoded = await encode(unread);
  return {
    ...recording,
    tokens: new Map([...tokens, ...unread.map((text, index) => [text, encoded[index] ?? []] as const)]),
  };
}

/** Up to its last valid step; null when it has none. */
function sequenceOf({ values, mask }: ModalityTrack, width: number): StepSequence | null {
  const length = mask.lastIndexOf(1) + 1;
  if (length === 0) return null;
  return { width, values: values.slice(0, length * width), valid: Uint8Array.from(mask.subarray(0, length)) };
}
