import { memo, useCallback, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionWindow } from '../../../session/types.ts';
import { CellChart } from '../../charts/cells/CellChart.tsx';
import { cellLegend } from '../../charts/cells/cell-legend.ts';
import {
  addressAt,
  type CellMatrix,
  type CellPlace,
  extremes,
  matrixRows,
  nearlyAlike,
  valueAt,
} from '../../charts/cells/cell-matrix.ts';
import type { CellScale } from '../../charts/cells/cell-scale.ts';
import { fullName, placeName, readName, stepName } from '../../charts/cells/matrix/address-name.ts';
import { MatrixLegend } from '../../charts/cells/matrix/MatrixLegend.tsx';
import { matrixLayout, matrixNumbers } from '../../charts/cells/matrix/matrix-layout.ts';
import { alikeText, endWords, scaleNotes } from '../../charts/cells/matrix/matrix-legend.ts';
import { ChartFigure } from '../../charts/frame/ChartHeader.tsx';
import { ChartPair } from '../../charts/frame/chart-pair.ts';
import { useTextWidth } from '../../charts/labels/use-text-width.ts';
import type { Catalogue } from '../../locales/en/en.ts';
import type { GlossaryTerm } from '../../locales/en/glossary.ts';
import { useFormat } from '../../locales/use-format.ts';
import { type Exploration, type Show, sideShown } from '../state/comparison.ts';
import classes from './MatrixChart.module.css';
import { SideMark } from './SideMark.tsx';

type MatrixChartName = keyof Catalogue['lab']['charts'];

interface MatrixChartProps {
  /** Picks title and explanation from the catalogue. */
  name: MatrixChartName;
  /** Tells charts of one name apart, in the title and in the name of an exported file. */
  variant?: { id: string; title: string };
  terms: readonly GlossaryTerm[];
  matrix: CellMatrix;
  scale: CellScale;
  /** What the matrix was made of, to name its steps. */
  window: Pick<SessionWindow, 'startSeconds' | 'tokens' | 'numbered'>;
  rowHeight?: number;
  /** Writes the numbers into the cells, where these are few. */
  numbers?: boolean;
  /** What the two ends of the scale mean, instead of their numbers. */
  ends?: readonly [string, string] | undefined;
  /** What runs across. */
  across?: string;
  /** Of two setups compared, the one shown, or their difference. */
  side?: Show | undefined;
}

/** What all charts of an exploration have in common: its window, and the setup it shows of two. */
export function shownIn(exploration: Exploration): Pick<MatrixChartProps, 'window' | 'side'> {
  return { window: exploration.shown.window, side: sideShown(exploration) };
}

/** A matrix of the network as a chart of cells, in the Laboratory's words. */
export const MatrixChart = memo(function MatrixChart(props: MatrixChartProps) {
  const { name, variant, terms, matrix, scale, window, rowHeight = 16, side } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const widthOf = useTextWidth();
  const { tokens, numbered = false } = window;
  const names = useMemo(() => ({ t, format, tokens, numbered }), [t, format, tokens, numbered]);
  const numbers = useMemo(
    () => (props.numbers ? matrixNumbers(format.number, widthOf) : undefined),
    [props.numbers, format, widthOf],
  );
  const layoutIn = useCallback(
    (width: number) =>
      matrixLayout(matrix, names, { width, rowHeight, widthOf, numbered: numbers !== undefined }),
    [matrix, names, rowHeight, widthOf, numbers],
  );
  const alike = useMemo(() => (scale.kind === 'signed' ? null : nearlyAlike(matrix)), [scale.kind, matrix]);
  const ends = useMemo(() => extremes(matrix), [matrix]);

  const chart = `lab.charts.${name}` as const;
  const title = variant ? `${t(`${chart}.title`)}: ${variant.title}` : t(`${chart}.title`);
  const info = t(`${chart}.info`);
  const id = `${variant ? `lab-${name}-${variant.id}` : `lab-${name}`}${useContext(ChartPair)}`;
  if (matrix.columns.length === 0) {
    return (
      <ChartFigure id={id} title={title} info={info} terms={terms}>
        <p className={classes.empty}>
          {matrix.base.modality ? t(`absent.${matrix.base.modality}`) : t('lab.cells.nothing')}
        </p>
      </ChartFigure>
    );
  }

  const tell = (place: CellPlace) => {
    const address = addressAt(matrix, place);
    const { modality, step } = address;
    const value = valueAt(matrix, place);
    return [
      value === null ? t('lab.cells.nothing') : format.number(value, 3),
      placeName(names, address),
      modality && step !== undefined ? stepName(names, modality, step) : '',
      readName(names, address),
    ];
  };
  const told = (place: CellPlace) => ({
    where: fullName(names, addressAt(matrix, place)),
    value: format.number(valueAt(matrix, place) ?? 0),
  });
  const summary = ends
    ? t('lab.cells.summary', {
        title,
        rows: matrix.rows.length,
        columns: matrix.columns.length,
        low: told(ends.low).value,
        lowAt: told(ends.low).where,
        high: told(ends.high).value,
        highAt: told(ends.high).where,
      })
    : t('lab.cells.empty', { title });
  const notes = scaleNotes(matrix, scale, { t, format });
  return (
    <CellChart
      id={id}
      title={title}
      info={info}
      terms={terms}
      aside={side && <SideMark side={side} />}
      matrix={matrix}
      layoutIn={layoutIn}
      scale={scale}
      numbers={numbers}
      window={window}
      summary={`${summary} ${t('lab.cells.keys')}`}
      tell={tell}
      exported={{
        name: side ? `${id}-${t(`lab.compare.file.${side}`)}` : id,
        rows: () =>
          matrixRows(matrix, (part) =>
            t(part === 'value' && side === 'difference' ? 'lab.csv.difference' : `lab.csv.${part}`),
          ),
        picture: () => ({
          legend: cellLegend(
            matrix,
            scale,
            { ends: endWords(scale, { format, ends: props.ends }) },
            t('figure.nothing'),
          ),
          notes: [props.across ?? '', ...notes, alike ? alikeText(alike, { t, format }) : ''].filter(Boolean),
          ...(side && { aside: t(`lab.compare.side.${side}`) }),
        }),
      }}
    >
      <MatrixLegend scale={scale} ends={props.ends} across={props.across} alike={alike} notes={notes} />
    </CellChart>
  );
});
