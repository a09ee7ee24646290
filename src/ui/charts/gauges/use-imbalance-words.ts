import { useTranslation } from 'react-i18next';
import type { Imbalance } from '../../../diagnostics/imbalance.ts';

/** How the branches share the work, in words: over all, and which modalities lean otherwise. */
export function useImbalanceWords(): (imbalance: Imbalance) => string {
  const { t, i18n } = useTranslation();
  return ({ overall, against }) => {
    if (against.length === 0) return t(`balance.bar.${overall}`);
    // "language and voice", "语言和声音".
    const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
    const parts = against.map(({ lean, modalities }) =>
      t('balance.bar.against', {
        modalities: list.format(modalities.map((modality) => t(`balance.bar.within.${modality}`))),
        lean: t(`balance.bar.lean.${lean}`),
      }),
    );
    return t('balance.bar.mixed', {
      overall: t(`balance.bar.overall.${overall}`),
      modalities: list.format(parts),
    });
  };
}
