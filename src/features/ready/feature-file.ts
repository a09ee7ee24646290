import type { ExtractorNames } from '../../model/extractor-names.ts';
import { byModality, MODALITIES, type Modality } from '../../model/modalities.ts';
import { NpzError } from '../npz/npz-error.ts';
import { type Npz, whatThereIs } from '../npz/npz-reader.ts';
import type { StepSequence } from '../step-sequence.ts';
import { type FeatureNote, OTHER_NAMES } from './feature-note.ts';
import { readLabels, readSplits } from './labels.ts';
import { readExtractors } from './npz-extractors.ts';
import { type ModalitySequences, readSequences } from './sequences.ts';
import type { Split } from './split.ts';

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
  /** What made the features, where the file says so. */
  extractors: ExtractorNames;
  /** Most steps of any sample and modality. */
  steps: number;
  /** 1: sentiment; C > 1: that many classes. */
  classes: number;
  classNames: string[] | null;
  notes: FeatureNote[];
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
 * | `labels` | [N] | floats: sentiment in [-3, 3]; integers, or floats that are whole and none of 0..C-1 lacks: classes |
 * | `classes` | [C] | optional, names of the classes |
 * | `labels_language`, ... | [N] | optional, what each modality says by itself; NaN or -1 for none |
 * | `language_extractor`, ... | [1] | optional, name and version of what made the features |
 * | `split` | [N] | "train", "valid", "test", or 0, 1, 2; without it all are "test" |
 *
 * A sample whose steps of a modality are all masked does not have that modality. Other arrays are left alone.
 * @throws NpzError naming the array and the place in it
 */
export async function readFeatureFile(path: string, npz: Npz): Promise<FeatureFile> {
  const there = MODALITIES.filter((modality) => npz.names.includes(modality));
  if (there.length === 0) throw noModality(npz);
  const modalities: Partial<Record<Modality, ModalitySequences>> = {};
  for (const modality of there) modalities[modality] = await readSequences(npz, modality);

  const counts = there.map((modality) => modalities[modality]?.sequences.length ?? 0);
  const samples = counts[0] ?? 0;
  const odd = counts.findIndex((count) => count !== samples);
  if (odd >= 0)
    throw new NpzError(there[odd] ?? null, `has ${counts[odd]} samples, "${there[0]}" has ${samples}`);
  const { classes, classNames, asFloats, whole, own } = await readLabels(npz, samples);
  const splits = await readSplits(npz, samples);

  return {
    path,
    widths: byModality((modality) => modalities[modality]?.width ?? null),
    extractors: await readExtractors(npz, there),
    steps: Math.max(...there.map((modality) => modalities[modality]?.steps ?? 0)),
    classes,
    classNames,
    notes: [
      ...(asFloats ? [{ code: 'classesAsFloats' as const, classes }] : []),
      ...(await leftOut(npz, there)),
    ],
    samples: splits.map((split, index) => {
      const steps = byModality((modality) => modalities[modality]?.sequences[index] ?? null);
      if (MODALITIES.every((modality) => !steps[modality]))
        throw new NpzError(null, `sample ${index} has no modality: all its steps are masked or zero`);
      const valences = byModality((modality) => own[modality][index] ?? null);
      return { split, steps, valences, label: whole[index] ?? Number.NaN };
    }),
  };
}

/** Arrays that are named as others name the modalities. */
function otherNames(npz: Npz): [array: string, name: Modality][] {
  return Object.entries(OTHER_NAMES).filter(([array]) => npz.names.includes(array));
}

/** What others call a modality that the file lacks. Texts are no features but the words, as many files have them. */
async function leftOut(npz: Npz, there: readonly Modality[]): Promise<FeatureNote[]> {
  const notes: FeatureNote[] = [];
  for (const [array, name] of otherNames(npz)) {
    if (there.includes(name) || (await npz.kind(array)) === 'text') continue;
    notes.push({ code: 'otherName', array, name });
  }
  return notes;
}

function noModality(npz: Npz): NpzError {
  const renamed = otherNames(npz).map(([array, name]) => `${array} ${name}`);
  const cure = renamed.length > 0 ? `; call ${renamed.join(', ')}` : '';
  return new NpzError(
    null,
    `has none of the arrays ${MODALITIES.join(', ')}; ${whatThereIs(npz.names)}${cure}`,
  );
}
