import { memo, type ReactNode, useCallback, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { STEP_SECONDS } from '../../../../features/frames.ts';
import { BRANCHES, MODALITIES } from '../../../../model/modalities.ts';
import { useFormat } from '../../../locales/use-format.ts';
import { ChartPair } from '../../frame/chart-pair.ts';
import { PastMark } from '../../frame/PastMark.tsx';
import { LABEL } from '../../labels/text-width.ts';
import { useTextWidth } from '../../labels/use-text-width.ts';
import { usePointer } from '../../pointer/pointer-context.ts';
import { type ContributionTable, pointsAtStep } from '../../prediction/contribution-table.ts';
import { isPresent, type Shown } from '../../prediction/shown.ts';
import { type Word, wordAtStep, wordsOf } from '../../prediction/words.ts';
import { CellChart } from '../CellChart.tsx';
import { cellLegend } from '../cell-legend.ts';
import { addressAt, type CellPlace, valueAt } from '../cell-matrix.ts';
import type { CellScale } from '../cell-scale.ts';
import type { CellNumbers } from '../paint-cells.ts';
import { HeatmapFooter } from './HeatmapFooter.tsx';
import { contributionMatrix, heatmapCells } from './heatmap-cells.ts';
import { heatmapLayout } from './heatmap-layout.ts';
import { heatmapSum, rampWords } from './heatmap-legend.ts';
import { cellNumber } from './heatmap-numbers.ts';
import { heatmapRoom } from './heatmap-room.ts';
import { heatmapRows, timeStepsOf } from './heatmap-rows.ts';

interface ContributionHeatmapProps {
  shown: Shown;
  table: ContributionTable;
  /** Points at which the colour ramp ends, the same for every panel. */
  limit: number;
  /** The limit is the fixed one. */
  fixedScale: boolean;
  onFixedScale: (fixed: boolean) => void;
  /** Beside the title. */
  aside?: ReactNode;
  /** How long ago what is shown was; absent while it is now. */
  ago?: string | undefined;
}

const TERMS = ['contribution', 'branches', 'logit'] as const;

/** Contributions cell by cell: branch and modality down, steps across. */
export const ContributionHeatmap = memo(function ContributionHeatmap(props: ContributionHeatmapProps) {
  const { shown, table, limit, fixedScale, onFixedScale, aside, ago } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const suffix = useContext(ChartPair);
  const { pin } = usePointer();
  const widthOf = useTextWidth();
  const { window, inLogits = false } = shown;
  const inWords = useMemo(() => ({ table, inLogits, t, format }), [table, inLogits, t, format]);
  const words = useMemo(() => wordsOf(window.tokens), [window.tokens]);
  const matrix = useMemo(() => contributionMatrix(table), [table]);
  const scale = useMemo((): CellScale => ({ kind: 'signed', limit }), [limit]);
  const numbers = useMemo(
    (): CellNumbers => ({
      lettering: LABEL,
      write: (points, width) => cellNumber(points, width, format.signed, widthOf),
    }),
    [format, widthOf],
  );

  const layoutIn = useCallback(
    (width: number) => {
      const texts = {
        modalities: MODALITIES.map((modality) => t(`modality.${modality}`)),
        branches: BRANCHES.map((branch) => t(`branch.${branch}`)),
        sum: format.signed(-0.25),
      };
      const room = heatmapRoom(texts, width, widthOf);
      const layout = heatmapLayout(words, timeStepsOf(shown), STEP_SECONDS, (word) => weight(table, word), {
        width: Math.max(0, width - room.labelWidth - room.sumWidth),
        rowHeight: room.narrow ? 18 : 20,
        widthOf,
      });
      return heatmapCells(layout, room, shown, inWords, widthOf);
    },
    [words, shown, table, inWords, t, format, widthOf],
  );

  const tell = (place: CellPlace) => {
    const { branch = 'shared', modality = 'language', step = 0 } = addressAt(matrix, place);
    const points = valueAt(matrix, place);
    const word = modality === 'language' ? wordAtStep(words, step) : undefined;
    return [
      points === null
        ? t(`absent.${modality}`)
        : t(inLogits ? 'heatmap.valueLogit' : 'heatmap.value', { points: format.signed(points, 3) }),
      t('heatmap.name', { branch: t(`branch.${branch}`), modality: t(`modality.${modality}`) }),
      window.numbered
        ? t('heatmap.step', { number: step + 1 })
        : word
          ? t('heatmap.word', { word: word.text })
          : t('heatmap.moment', {
              from: format.number(step * STEP_SECONDS),
              to: format.number((step + 1) * STEP_SECONDS),
            }),
    ];
  };
  const summary = t('heatmap.summary', {
    rows: table.rows
      .map(({ branch, modality, net }) =>
        isPresent(shown, modality)
          ? t('heatmap.summaryRow', {
              modality: t(`modality.${modality}`),
              branch: t(`branch.${branch}`),
              net: format.signed(net),
            })
          : t('heatmap.summaryAbsent', {
              modality: t(`modality.${modality}`),
              absent: t(`absent.${modality}`),
            }),
      )
      .join(' '),
    total: format.signed(table.total),
    bias: format.signed(table.bias),
    sentiment: format.signed(table.sentiment),
  });

  return (
    <CellChart
      id={`heatmap${suffix}`}
      title={t('heatmap.title')}
      info={t('heatmap.info')}
      terms={TERMS}
      aside={ago ? <PastMark ago={ago} /> : aside}
      matrix={matrix}
      layoutIn={layoutIn}
      scale={scale}
      numbers={numbers}
      window={window}
      summary={[ago, summary, t(pin ? 'heatmap.keysPin' : 'heatmap.keys')].filter(Boolean).join(' ')}
      tell={tell}
      exported={{
        name: `contributions${suffix}`,
        rows: () => heatmapRows(shown, table, t),
        picture: () => {
          const { ends, unit, reach } = rampWords(limit, inWords);
          return {
            ...(ago && { aside: ago }),
            legend: cellLegend(matrix, scale, { ends, unit: `${unit}, ${reach}` }, t('figure.nothing')),
            notes: [heatmapSum(inWords)],
          };
        },
      }}
    >
      <HeatmapFooter
        table={table}
        limit={limit}
        fixedScale={fixedScale}
        onFixedScale={onFixedScale}
        inLogits={inLogits}
      />
    </CellChart>
  );
});

/** The most that any token of a word adds, either way: where names compete for room, the heavier word has it. */
function weight(table: ContributionTable, { firstStep, endStep }: Word): number {
  let most = 0;
  for (let step = firstStep; step < endStep; step++) {
    most = Math.max(most, Math.abs(pointsAtStep(table, 'language', step) ?? 0));
  }
  return most;
}
