import type { Format } from '../../locales/format.ts';
import type { TranslateCorpus } from '../../locales/translate-corpus.ts';

/**
 * What the two axes of a projection are.
 * @param shares of the variance, axis by axis; null where axes have no unit
 */
export function axisNames(
  shares: readonly [number, number] | null,
  t: TranslateCorpus,
  format: Pick<Format, 'number'>,
): { x: string; y: string } {
  const percent = (share: number) => format.number(100 * share, 0);
  return shares
    ? {
        x: t('projection.axes.first', { percent: percent(shares[0]) }),
        y: t('projection.axes.second', { percent: percent(shares[1]) }),
      }
    : { x: t('projection.axes.free', { which: 1 }), y: t('projection.axes.free', { which: 2 }) };
}
