import type { TFunction } from 'i18next';
import { STEP_SECONDS } from '../../../../features/frames.ts';
import type { Modality } from '../../../../model/modalities.ts';
import type { TokenSpan } from '../../../../session/types.ts';
import type { Format } from '../../../locales/use-format.ts';
import type { Address } from '../address.ts';

/** How places are called in the present language. */
export interface Names {
  t: TFunction;
  format: Format;
  tokens: readonly TokenSpan[];
  /** Steps have numbers, no times and no words. */
  numbered: boolean;
}

/** A step: its word, or its quarter second. */
export function stepName(names: Names, modality: Modality, step: number): string {
  const { t, format, tokens, numbered } = names;
  if (numbered) return t('lab.material.own.step', { number: step + 1 });
  if (modality === 'language') return t('heatmap.word', { word: tokens[step]?.text.trim() ?? '' });
  const [from, to] = [step * STEP_SECONDS, (step + 1) * STEP_SECONDS];
  return t('heatmap.moment', { from: format.number(from), to: format.number(to) });
}

/** What a place is, from the branch down to the channel; without its step and without what it reads. */
export function placeName({ t }: Names, address: Address): string {
  const { network, branch, stage, modality, otherModality, dimension, node, anchor, share, head } = address;
  return [
    network && t(`lab.network.${network}`),
    branch && t(`branch.${branch}`),
    stage && t(`lab.place.${stage}`),
    modality && t(`modality.${modality}`),
    otherModality && t(`modality.${otherModality}`),
    node !== undefined && t('lab.place.node', { number: node + 1 }),
    anchor !== undefined && t('lab.place.anchor', { number: anchor + 1 }),
    dimension !== undefined && t('lab.place.dimension', { number: dimension + 1 }),
    share && t(`lab.place.${share}`),
    head !== undefined && t('lab.place.head', { number: head + 1 }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What a place reads or turns to; empty where it does neither. */
export function readName(names: Names, address: Address): string {
  const { modality, lender, readModality, readStep, readNode } = address;
  const { t } = names;
  if (lender) return t('lab.place.turns', { lender: lenderName(names, lender) });
  if (readModality && readNode !== undefined) {
    const what = placeName(names, { modality: readModality, node: readNode });
    return t('lab.place.reads', { what });
  }
  if (modality && readStep !== undefined) {
    return t('lab.place.reads', { what: stepName(names, modality, readStep) });
  }
  return '';
}

export function lenderName({ t }: Names, lender: Modality | 'none'): string {
  return lender === 'none' ? t('lab.place.none') : t(`modality.${lender}`);
}

/** Everything about a place in one line. */
export function fullName(names: Names, address: Address): string {
  const { modality, step } = address;
  const at = modality && step !== undefined ? stepName(names, modality, step) : '';
  return [placeName(names, address), at, readName(names, address)].filter(Boolean).join(', ');
}

/** Words beside a row: of its last part alone, the group says the rest. */
export function rowLabel(names: Names, row: Address): string {
  const { network, stage, node, anchor, share, modality } = row;
  const { t } = names;
  if (network)
    return [t(`lab.network.${network}`), stage && t(`lab.place.${stage}`)].filter(Boolean).join(', ');
  if (stage) return t(`lab.place.${stage}`);
  if (share) return t(`lab.place.${share}`);
  if (node !== undefined) return String(node + 1);
  if (anchor !== undefined) return String(anchor + 1);
  return modality ? t(`modality.${modality}`) : '';
}

/** Words under a column; empty for most, whose names are told on pointing at them. */
export function columnLabel(names: Names, base: Address, column: Address): string {
  const { lender, otherModality, readModality, readNode } = column;
  if (otherModality) return names.t(`modality.${otherModality}`);
  if (lender) return lenderName(names, lender);
  if (readModality)
    return readNode === undefined || readNode === 0 ? names.t(`modality.${readModality}`) : '';
  const step = column.step ?? column.readStep;
  if (step === undefined || base.modality === undefined) return '';
  if (names.numbered) return String(step + 1);
  const seconds = step * STEP_SECONDS;
  return Number.isInteger(seconds) ? names.t('heatmap.axis', { seconds }) : '';
}
