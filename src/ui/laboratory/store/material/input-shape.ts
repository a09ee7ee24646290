import type { ExtraNetworks } from '../../../../app/networks/extra-networks.ts';
import { LIVE_SHAPE } from '../../../../features/default-config.ts';
import { extractorMismatch } from '../../../../features/extractors.ts';
import { EXTRACTORS, type ModalityTrack } from '../../../../features/frames.ts';
import type { DbrConfig, InputShape } from '../../../../model/config.ts';
import type { ExtractorNames } from '../../../../model/extractor-names.ts';
import { MODALITIES, type Modality } from '../../../../model/modalities.ts';
import type { NetworkName } from '../../../../model/network-choice.ts';
import type { FeatureMake } from '../../../../session/window/ready-window.ts';

/** What the app's own extractors make, and every network that ships reads. */
export const STANDARD: InputShape & Pick<DbrConfig, 'classes'> = {
  ...LIVE_SHAPE,
  classes: 1,
};

/** What a network reads, and for how many classes; a person's own says so itself. */
export function shapeOf(network: NetworkName, { own }: ExtraNetworks): typeof STANDARD {
  return network === 'own' && own.status === 'ready' ? own.config : STANDARD;
}

/**
 * Whether a window is of a network's sizes and of the features it reads.
 * @param made by what its features were made; without it, by the app's own extractors
 */
export function isReadable(
  tracks: Readonly<Record<Modality, ModalityTrack>>,
  { widths, steps, extractors }: InputShape,
  made: ExtractorNames = EXTRACTORS,
): boolean {
  const isThere = (modality: Modality) => tracks[modality].mask.includes(1);
  return (
    MODALITIES.every(
      (modality) =>
        tracks[modality].mask.length === steps && tracks[modality].values.length === steps * widths[modality],
    ) && extractorMismatch(made, extractors, MODALITIES.filter(isThere)) === null
  );
}

/** "512 / 36 / 59": features a step of language, voice and face; a modality that is not there is a dash. */
export function widthsText(widths: Readonly<Record<Modality, number | null>>): string {
  return MODALITIES.map((modality) => widths[modality] ?? '–').join(' / ');
}

/** "use-lite@1 ≠ bert@1": where features are of another extractor than those a network was trained on; else nothing. */
export function extractorsText({ widths, extractors }: FeatureMake, shape: InputShape): string[] {
  const there = MODALITIES.filter((modality) => widths[modality] !== null);
  const mismatch = extractorMismatch(extractors, shape.extractors, there);
  return mismatch === null ? [] : [mismatch];
}
