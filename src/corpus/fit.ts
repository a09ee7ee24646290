import { extractorMismatch } from '../features/extractors.ts';
import type { FeatureFile } from '../features/ready/feature-file.ts';
import type { DbrConfig } from '../model/config.ts';
import { MODALITIES } from '../model/modalities.ts';

/** How features and a network do not fit, such as "language 768 ≠ 512"; null when they do. */
export function misfit(
  { widths, extractors, classes }: Pick<FeatureFile, 'widths' | 'extractors' | 'classes'>,
  config: Pick<DbrConfig, 'widths' | 'extractors' | 'classes'>,
): string | null {
  const there = MODALITIES.filter((modality) => widths[modality] !== null);
  const wide = there.filter((modality) => widths[modality] !== config.widths[modality]);
  if (wide.length > 0)
    return wide.map((modality) => `${modality} ${widths[modality]} ≠ ${config.widths[modality]}`).join('; ');
  if (classes !== config.classes) return `classes ${classes} ≠ ${config.classes}`;
  return extractorMismatch(extractors, config.extractors, there);
}
