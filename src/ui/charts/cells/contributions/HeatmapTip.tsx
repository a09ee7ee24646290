import { useTranslation } from 'react-i18next';
import { STEP_SECONDS } from '../../../../features/frames.ts';
import { useFormat } from '../../../locales/use-format.ts';
import type { Word } from '../../prediction/words.ts';
import classes from './ContributionHeatmap.module.css';
import type { CellAddress, HeatmapLayout } from './heatmap-layout.ts';

interface HeatmapTipProps {
  layout: HeatmapLayout;
  cell: CellAddress;
  points: number | null;
  word: Word | null;
  /** Steps have numbers, no times and no words. */
  numbered: boolean;
  /** Of a class head: cells are in logits. */
  inLogits: boolean;
  labelWidth: number;
  /** Read out by a screen reader: only when the keyboard moved here, not the pointer. */
  announced: boolean;
}

/** Names the cell under the pointer or the keyboard's cursor: branch, modality, word or moment, value. */
export function HeatmapTip(props: HeatmapTipProps) {
  const { layout, cell, points, word, numbered, inLogits, labelWidth, announced } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const row = layout.rows.find(
    ({ branch, modality }) => branch === cell.branch && modality === cell.modality,
  );
  const column = layout.columns[cell.modality][cell.step];
  if (!row || !column) return null;
  const centre = labelWidth + (column.left + column.right) / 2;
  const edge = centre < 130 ? 'left' : centre > labelWidth + layout.width - 90 ? 'right' : 'middle';
  return (
    <div
      className={classes.tip}
      data-edge={edge}
      style={{ left: centre, top: row.top - 6 }}
      role="status"
      aria-live={announced ? 'polite' : 'off'}
    >
      <strong>
        {points === null
          ? t(`absent.${cell.modality}`)
          : t(inLogits ? 'heatmap.valueLogit' : 'heatmap.value', { points: format.signed(points, 3) })}
      </strong>
      <span>
        {t('heatmap.name', { branch: t(`branch.${cell.branch}`), modality: t(`modality.${cell.modality}`) })}
      </span>
      <span>
        {numbered
          ? t('heatmap.step', { number: cell.step + 1 })
          : word
            ? t('heatmap.word', { word: word.text })
            : t('heatmap.moment', {
                from: format.number(cell.step * STEP_SECONDS),
                to: format.number((cell.step + 1) * STEP_SECONDS),
              })}
      </span>
    </div>
  );
}
