import {
  type MouseEvent,
  memo,
  type PointerEvent,
  useContext,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { TokenSpan } from '../../../session/types.ts';
import { markedBy, pointerAt } from '../../charts/cells/address.ts';
import { CellAxes } from '../../charts/cells/CellAxes.tsx';
import classes from '../../charts/cells/CellChart.module.css';
import { CellTip } from '../../charts/cells/CellTip.tsx';
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
import { fullName } from '../../charts/cells/matrix/address-name.ts';
import { CellLegend } from '../../charts/cells/matrix/MatrixLegend.tsx';
import { cellUnder, MOVE_KEYS, matrixLayout, movePlace } from '../../charts/cells/matrix/matrix-layout.ts';
import { alikeText, cellLegend, scaleNotes } from '../../charts/cells/matrix/matrix-legend.ts';
import { rowLabelWidth } from '../../charts/cells/matrix/row-labels.ts';
import { drawCells, paintCells } from '../../charts/cells/paint-cells.ts';
import { ChartHeader, useChartExport } from '../../charts/frame/ChartHeader.tsx';
import { ChartPair } from '../../charts/frame/chart-pair.ts';
import { useTextWidth } from '../../charts/labels/use-text-width.ts';
import { pointerPlace } from '../../charts/pointer/pointer-place.ts';
import type { Catalogue } from '../../locales/en/en.ts';
import type { GlossaryTerm } from '../../locales/en/glossary.ts';
import { useFormat } from '../../locales/use-format.ts';
import { useElementSize } from '../../page/use-element-size.ts';
import type { Scheme } from '../../theme/colours.ts';
import type { Show } from '../state/comparison.ts';
import { useLab, useLabStore, useMarked } from '../store/lab-context.ts';
import { SideMark } from './SideMark.tsx';

export type CellChartName = keyof Catalogue['lab']['charts'];

interface CellChartProps {
  /** Picks title and explanation from the catalogue. */
  name: CellChartName;
  /** Tells charts of one name apart, in the title and in the name of an exported file. */
  variant?: { id: string; title: string };
  terms: readonly GlossaryTerm[];
  matrix: CellMatrix;
  scale: CellScale;
  scheme: Scheme;
  /** Of the window, to name language steps. */
  tokens: readonly TokenSpan[];
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

const NO_LABEL_WIDTH = 4;
const AXIS_HEIGHT = 18;

/** Numbers as coloured cells with what they are on hover, by keyboard, as text, as picture and as a table. */
export const CellChart = memo(function CellChart(props: CellChartProps) {
  const {
    name,
    variant,
    terms,
    matrix,
    scale,
    scheme,
    tokens,
    rowHeight = 16,
    numbers = false,
    side,
  } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { point, pin } = useLabStore();
  const marked = useMarked();
  const mark = useMemo(() => markedBy(marked, tokens), [marked, tokens]);
  const { ref: sizeRef, width: outerWidth } = useElementSize();
  const canvas = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<SVGSVGElement>(null);
  const [cell, setCell] = useState<CellPlace | null>(null);
  const [byKey, setByKey] = useState(false);

  const numbered = useLab(({ subject }) => subject.kind === 'features');
  const names = useMemo(() => ({ t, format, tokens, numbered }), [t, format, tokens, numbered]);
  const labelled = matrix.rows.some((row) => row.dimension === undefined && Object.keys(row).length > 0);
  const grouped = matrix.rows.some(
    ({ modality, network }) => modality !== undefined || network !== undefined,
  );
  const widthOf = useTextWidth();
  const labelWidth = labelled && grouped ? rowLabelWidth(names, matrix, widthOf) : NO_LABEL_WIDTH;
  const layout = useMemo(
    () =>
      matrixLayout(matrix, Math.max(0, outerWidth - labelWidth), rowHeight, numbers ? 'numbered' : 'plain'),
    [matrix, outerWidth, labelWidth, rowHeight, numbers],
  );

  // With the numbers over it, not a frame after them.
  useLayoutEffect(() => {
    if (canvas.current) paintCells(canvas.current, matrix, layout, { scale, scheme, numbers });
  }, [matrix, layout, scale, scheme, numbers]);

  const visit = (place: CellPlace | null, fromKey: boolean) => {
    setByKey(fromKey);
    setCell(place);
    point(place && pointerAt(addressAt(matrix, place)));
  };
  const visitPointer = (event: PointerEvent<HTMLElement>) => {
    const { x, y } = pointerPlace(event);
    visit(cellUnder(matrix, layout, x - labelWidth, y), false);
  };
  const pinAt = (place: CellPlace | null) => {
    const pointer = place && pointerAt(addressAt(matrix, place));
    if (pointer) pin(pointer);
  };
  // By the place that is pressed: a finger that is lifted has left already.
  const pinPlace = (event: MouseEvent<HTMLElement>) => {
    const { x, y } = pointerPlace(event);
    pinAt(cellUnder(matrix, layout, x - labelWidth, y));
  };

  const title = variant
    ? `${t(`lab.charts.${name}.title`)}: ${variant.title}`
    : t(`lab.charts.${name}.title`);
  const suffix = useContext(ChartPair);
  const id = (variant ? `lab-${name}-${variant.id}` : `lab-${name}`) + suffix;
  const alike = useMemo(() => (scale.kind === 'signed' ? null : nearlyAlike(matrix)), [scale.kind, matrix]);
  const source = useChartExport({
    name: side ? `${id}-${t(`lab.compare.file.${side}`)}` : id,
    rows: () =>
      matrixRows(matrix, (part) =>
        t(part === 'value' && side === 'difference' ? 'lab.csv.difference' : `lab.csv.${part}`),
      ),
    picture: () =>
      overlay.current && {
        svg: overlay.current,
        underlay: (copy) => drawCells(copy, matrix, layout, { scale, numbers }, labelWidth),
        legend: cellLegend(matrix, scale, { t, format, ends: props.ends }),
        notes: [
          props.across ?? '',
          ...scaleNotes(matrix, scale, { t, format }),
          alike ? alikeText(alike, { t, format }) : '',
        ].filter(Boolean),
        ...(side && { aside: t(`lab.compare.side.${side}`) }),
      },
  });

  const ends = useMemo(() => extremes(matrix), [matrix]);
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
  // A cell may be gone with the window it belonged to.
  const shownCell =
    cell && cell.row < matrix.rows.length && cell.column < matrix.columns.length ? cell : null;

  if (matrix.columns.length === 0) {
    return (
      <figure aria-labelledby={`${id}-title`} data-testid={id}>
        <ChartHeader id={`${id}-title`} title={title} info={t(`lab.charts.${name}.info`)} terms={terms} />
        <p className={classes.empty}>
          {matrix.base.modality ? t(`absent.${matrix.base.modality}`) : t('lab.cells.nothing')}
        </p>
      </figure>
    );
  }

  return (
    <figure aria-labelledby={`${id}-title`} data-testid={id}>
      <ChartHeader
        id={`${id}-title`}
        title={title}
        info={t(`lab.charts.${name}.info`)}
        terms={terms}
        source={source}
        aside={side && <SideMark side={side} />}
      />
      <div
        ref={sizeRef}
        className={classes.body}
        style={{ height: layout.height + AXIS_HEIGHT }}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: reached by keyboard, the arrow keys move a cursor over the cells
        tabIndex={0}
        role="application"
        aria-label={`${summary} ${t('lab.cells.keys')}`}
        onPointerMove={visitPointer}
        onPointerDown={visitPointer}
        onPointerLeave={() => visit(null, false)}
        onBlur={() => visit(null, false)}
        onClick={pinPlace}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            visit(null, true);
          }
          if (event.key === 'Enter' || event.key === ' ') {
            event.preventDefault();
            pinAt(shownCell);
          }
          const key = MOVE_KEYS.find((known) => known === event.key);
          if (!key) return;
          event.preventDefault();
          visit(movePlace(matrix, shownCell, key), true);
        }}
      >
        <canvas
          ref={canvas}
          className={classes.cells}
          style={{ left: labelWidth, width: layout.width, height: layout.height }}
        />
        <CellAxes
          ref={overlay}
          matrix={matrix}
          layout={layout}
          names={names}
          marked={mark}
          cell={shownCell}
          labelWidth={labelWidth}
          labelled={labelled && grouped}
          numbers={numbers ? { scale, scheme } : null}
          axisHeight={AXIS_HEIGHT}
          right={Math.max(0, outerWidth - labelWidth - layout.width)}
          widthOf={widthOf}
        />
        {shownCell && (
          <CellTip
            matrix={matrix}
            layout={layout}
            place={shownCell}
            names={names}
            labelWidth={labelWidth}
            announced={byKey}
          />
        )}
      </div>
      <CellLegend
        scale={scale}
        scheme={scheme}
        ends={props.ends}
        across={props.across}
        alike={alike}
        notes={scaleNotes(matrix, scale, { t, format })}
      />
    </figure>
  );
});
