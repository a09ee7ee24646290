import type { ExtraNetworks } from '../../../app/extra-networks.ts';
import { LIVE_SHAPE } from '../../../features/default-config.ts';
import type { ModalityTrack } from '../../../features/frames.ts';
import type { DbrConfig, InputShape } from '../../../model/config.ts';
import { MODALITIES, type Modality } from '../../../model/modalities.ts';
import type { NetworkName } from '../../../model/network-choice.ts';

/** What the app's own extractors make, and every network that ships reads. */
export const STANDARD: InputShape & Pick<DbrConfig, 'classes'> = {
  ...LIVE_SHAPE,
  classes: 1,
};

/** What a network reads, and for how many classes; a person's own says so itself. */
export function shapeOf(network: NetworkName, { own }: ExtraNetworks): typeof STANDARD {
  return network === 'own' && own.status === 'ready' ? own.config : STANDARD;
}

/** Whether a window's tracks are of a network's sizes. */
export function isReadable(
  tracks: Readonly<Record<Modality, ModalityTrack>>,
  { widths, steps }: InputShape,
): boolean {
  return MODALITIES.every(
    (modality) =>
      tracks[modality].mask.length === steps && tracks[modality].values.length === steps * widths[modality],
  );
}

/** "512 / 36 / 59": features a step of language, voice and face; a modality that is not there is a dash. */
export function widthsText(widths: Readonly<Record<Modality, number | null>>): string {
  return MODALITIES.map((modality) => widths[modality] ?? '–').join(' / ');
}
