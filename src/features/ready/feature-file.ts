import { MODALITIES, type Modality } from '../../model/modalities.ts';
import { NpzError } from '../npz/npz-error.ts';
import type { Npz } from '../npz/npz-reader.ts';
import { readLabels, readSplits } from './labels.ts';
import { type ModalitySequences, readSequences } from './sequences.ts';
import type { Split } from './split.ts';
import type { StepSequence } from './step-sequence.ts';

/** One sample: its steps, and what it should come out as. */
export interface ReadySample {
  split: Split;
  /** Null for a modality the sample does not have. */
  steps: Record<Modality, StepSequence | null>;
  /** Target of the whole: sentiment points, or the index of the class. */
  label: number;
  /** Targets of the modalities' own heads, likewise; null where a modality has none of its own. */
  valences: Record<Modality, number | null>;
}

/** Samples whose features somebody else extracted. */
export interface FeatureFile {
  /** As it was given; names the file in errors. */
  path: string;
  /** d_m; null for a modality the file does not have. */
  widths: Record<Modality, number | null>;
  /** Most steps of any sample and modality. */
  steps: number;
  /** 1: sentiment; C > 1: that many classes. */
  classes: number;
  classNames: string[] | null;
  /** In the file's order. */
  samples: ReadySample[];
}

/**
 * Reads ready features, an .npz file of these arrays:
 *
 * | array | shape | |
 * |---|---|---|
 * | `language`, `acoustic`, `visual` | [N, T, d] | features; T and d may differ between modalities, and one or two may be missing |
 * | `language_mask`, ... | [N, T] | optional, 1 valid and 0 padding or gap; without it, steps of zeros at either end are padding |
 * | `labels` | [N] | floats: sentiment in [-3, 3]; integers: classes, counted from 0 |
 * | `classes` | [C] | optional, names of the classes |
 * | `labels_language`, ... | [N] | optional, what each modality says by itself; NaN or -1 for none |
 * | `split` | [N] | "train", "valid", "test", or 0, 1, 2; without it all are "test" |
 *
 * A sample whose steps of a modality are all masked does not have that modality. Other arrays are left alone.
 * @throws NpzError naming the array and the place in it
 */
export async function readFeatureFile(path: string, npz: Npz): Promise<FeatureFile> {
  const there = MODALITIES.filter((modality) => npz.names.includes(modality));
  if (there.length === 0) throw new NpzError(null, `has none of the arrays ${MODALITIES.join(', ')}`);
  const modalities: Partial<Record<Modality, ModalitySequences>> = {};
  for (const modality of there) modalities[modality] = await readSequences(npz, modality);

  const counts = there.map((modality) => modalities[modality]?.sequences.length ?? 0);
  const samples = counts[0] ?? 0;
  const odd = counts.findIndex((count) => count !== samples);
  if (odd >= 0)
    throw new NpzError(there[odd] ?? null, `has ${counts[odd]} samples, "${there[0]}" has ${samples}`);
  const { classes, classNames, whole, own } = await readLabels(npz, samples);
  const splits = await readSplits(npz, samples);

  const perModality = <Value>(value: (modality: Modality) => Value): Record<Modality, Value> => ({
    language: value('language'),
    acoustic: value('acoustic'),
    visual: value('visual'),
  });
  return {
    path,
    widths: perModality((modality) => modalities[modality]?.width ?? null),
    steps: Math.max(...there.map((modality) => modalities[modality]?.steps ?? 0)),
    classes,
    classNames,
    samples: splits.map((split, index) => {
      const steps = perModality((modality) => modalities[modality]?.sequences[index] ?? null);
      if (MODALITIES.every((modality) => !steps[modality]))
        throw new NpzError(null, `sample ${index} has no modality: all its steps are masked or zero`);
      const valences = perModality((modality) => own[modality][index] ?? null);
      return { split, steps, valences, label: whole[index] ?? Number.NaN };
    }),
  };
}
