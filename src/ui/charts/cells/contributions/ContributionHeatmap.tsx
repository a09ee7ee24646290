import {
  type MouseEvent,
  memo,
  type PointerEvent,
  type ReactNode,
  useCallback,
  useContext,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { STEP_SECONDS } from '../../../../features/frames.ts';
import { BRANCHES, MODALITIES } from '../../../../model/modalities.ts';
import { useFormat } from '../../../locales/use-format.ts';
import { useElementSize } from '../../../page/use-element-size.ts';
import type { Scheme } from '../../../theme/colours.ts';
import { sizedContext, token } from '../../drawing/canvas.ts';
import { ChartHeader, useChartExport } from '../../frame/ChartHeader.tsx';
import { ChartPair } from '../../frame/chart-pair.ts';
import { PastMark } from '../../frame/PastMark.tsx';
import { useTextWidth } from '../../labels/use-text-width.ts';
import type { Point, Pointed } from '../../pointer/pointed.ts';
import { pointerPlace } from '../../pointer/pointer-place.ts';
import { type ContributionTable, pointsAtStep, rowOf } from '../../prediction/contribution-table.ts';
import { isPresent, type Shown } from '../../prediction/shown.ts';
import { type Word, wordAtStep, wordsOf } from '../../prediction/words.ts';
import classes from './ContributionHeatmap.module.css';
import { HeatmapAxes } from './HeatmapAxes.tsx';
import { HeatmapFooter } from './HeatmapFooter.tsx';
import { HeatmapTip } from './HeatmapTip.tsx';
import { type CellAddress, cellAt, heatmapLayout, moveCell } from './heatmap-layout.ts';
import { heatmapLegend, heatmapSum } from './heatmap-legend.ts';
import { cellNumber } from './heatmap-numbers.ts';
import { drawHeatmap, type PaintedCell, paintHeatmap } from './heatmap-paint.ts';
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
  scheme: Scheme;
  pointed: Pointed | null;
  onPoint: Point;
  /** Keeps what was pressed; the same again lets go. Without it nothing can be kept. */
  onPin?: Point;
  /** Beside the title. */
  aside?: ReactNode;
  /** How long ago what is shown was; absent while it is now. */
  ago?: string | undefined;
}

const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'] as const;
const HEADER = 'contribution-heatmap-title';

/** Contributions cell by cell: branch and modality down, steps across. */
export const ContributionHeatmap = memo(function ContributionHeatmap(props: ContributionHeatmapProps) {
  const { shown, table, limit, fixedScale, onFixedScale, scheme, pointed, onPoint, onPin, aside, ago } =
    props;
  const { t } = useTranslation();
  const suffix = useContext(ChartPair);
  const header = `${HEADER}${suffix}`;
  const format = useFormat();
  const { ref: sizeRef, width: outerWidth } = useElementSize();
  const canvas = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<SVGSVGElement>(null);
  const [cell, setCell] = useState<CellAddress | null>(null);
  const [byKey, setByKey] = useState(false);

  const widthOf = useTextWidth();
  const { labelWidth, sumWidth, narrow } = useMemo(
    () =>
      heatmapRoom(
        {
          modalities: MODALITIES.map((modality) => t(`modality.${modality}`)),
          branches: BRANCHES.map((branch) => t(`branch.${branch}`)),
          sum: format.signed(-0.25),
        },
        outerWidth,
        widthOf,
      ),
    [t, format, outerWidth, widthOf],
  );
  const words = useMemo(() => wordsOf(shown.window.tokens), [shown.window.tokens]);
  const layout = useMemo(() => {
    const importance = (word: Word) => {
      let most = 0;
      for (let step = word.firstStep; step < word.endStep; step++) {
        most = Math.max(most, Math.abs(pointsAtStep(table, 'language', step) ?? 0));
      }
      return most;
    };
    return heatmapLayout(words, timeStepsOf(shown), STEP_SECONDS, importance, {
      width: Math.max(0, outerWidth - labelWidth - sumWidth),
      rowHeight: narrow ? 18 : 20,
      widthOf,
    });
  }, [words, shown, table, outerWidth, labelWidth, sumWidth, narrow, widthOf]);

  const numberOf = useCallback(
    (painted: PaintedCell) => cellNumber(painted, format.signed, widthOf),
    [format, widthOf],
  );
  const numbered = useCallback((painted: PaintedCell) => numberOf(painted) !== null, [numberOf]);

  // With the numbers over it, not a frame after them.
  useLayoutEffect(() => {
    const context = canvas.current && sizedContext(canvas.current, layout.width, layout.height);
    if (!context) return;
    paintHeatmap(context, layout, table, { scheme, limit, absent: token('--line-strong'), numbered });
  }, [layout, table, scheme, limit, numbered]);

  const pointedOf = (address: CellAddress): Pointed | null => {
    if (address.modality !== 'language') {
      return { kind: 'moment', seconds: shown.window.startSeconds + (address.step + 0.5) * STEP_SECONDS };
    }
    const word = wordAtStep(words, address.step);
    return word ? { kind: 'word', segmentId: word.segmentId, start: word.start, end: word.end } : null;
  };
  const visit = (address: CellAddress | null, fromKey: boolean) => {
    setByKey(fromKey);
    setCell(address);
    onPoint(address && pointedOf(address));
  };
  const pin = (pointed: Pointed | null) => {
    if (pointed) onPin?.(pointed);
  };
  /** A cell, or a moment on the axis under it. */
  const pinPlace = (event: MouseEvent<HTMLElement>) => {
    const { x, y } = pointerPlace(event);
    const across = x - labelWidth;
    const address = cellAt(layout, across, y);
    if (address) return pin(pointedOf(address));
    if (y < layout.axisTop || across < 0 || across >= layout.width) return;
    const step = Math.floor(((across / layout.width) * layout.axisSeconds) / STEP_SECONDS);
    pin({ kind: 'moment', seconds: shown.window.startSeconds + (step + 0.5) * STEP_SECONDS });
  };

  const visitPointer = (event: PointerEvent<HTMLElement>) => {
    const { x, y } = pointerPlace(event);
    visit(cellAt(layout, x - labelWidth, y), false);
  };

  const source = useChartExport({
    name: `contributions${suffix}`,
    rows: () => heatmapRows(shown, table, t),
    picture: () =>
      overlay.current && {
        svg: overlay.current,
        ...(ago && { aside: ago }),
        underlay: (copy) => drawHeatmap(copy, layout, table, { limit, left: labelWidth, numbered }),
        legend: heatmapLegend({ table, limit, inLogits: shown.inLogits ?? false, t, format }),
        notes: [heatmapSum({ table, inLogits: shown.inLogits ?? false, t, format })],
      },
  });

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
    <figure aria-labelledby={header} data-testid={`heatmap${suffix}`}>
      <ChartHeader
        id={header}
        title={t('heatmap.title')}
        info={t('heatmap.info')}
        terms={TERMS}
        source={source}
        aside={ago ? <PastMark ago={ago} /> : aside}
      />
      <div
        ref={sizeRef}
        className={classes.map}
        style={{ height: layout.height }}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: reached by keyboard, the arrow keys move a cursor over the cells
        tabIndex={0}
        role="application"
        aria-label={[ago, summary, t(onPin ? 'heatmap.keysPin' : 'heatmap.keys')].filter(Boolean).join(' ')}
        onPointerMove={visitPointer}
        onPointerDown={visitPointer}
        onClick={pinPlace}
        onPointerLeave={() => visit(null, false)}
        onBlur={() => visit(null, false)}
        onKeyDown={(event) => {
          const key = KEYS.find((known) => known === event.key);
          if (event.key === 'Escape') visit(null, true);
          if (onPin && cell && (event.key === 'Enter' || event.key === ' ')) {
            event.preventDefault();
            pin(pointedOf(cell));
          }
          if (!key) return;
          event.preventDefault();
          visit(moveCell(layout, cell, key), true);
        }}
      >
        <canvas
          ref={canvas}
          className={classes.cells}
          style={{ left: labelWidth, width: layout.width, height: layout.height }}
        />
        <HeatmapAxes
          ref={overlay}
          layout={layout}
          table={table}
          shown={shown}
          pointed={pointed}
          cell={cell}
          numberOf={numberOf}
          scale={{ limit, scheme }}
          labelWidth={labelWidth}
          sumWidth={sumWidth}
          narrow={narrow}
          onPoint={onPoint}
          onPin={pin}
        />
        {cell && (
          <HeatmapTip
            layout={layout}
            cell={cell}
            points={rowOf(table, cell.branch, cell.modality).cells[cell.step] ?? null}
            word={cell.modality === 'language' ? (wordAtStep(words, cell.step) ?? null) : null}
            numbered={shown.window.numbered ?? false}
            inLogits={shown.inLogits ?? false}
            labelWidth={labelWidth}
            announced={byKey}
          />
        )}
      </div>
      <HeatmapFooter
        table={table}
        limit={limit}
        fixedScale={fixedScale}
        onFixedScale={onFixedScale}
        scheme={scheme}
        inLogits={shown.inLogits ?? false}
      />
    </figure>
  );
});

const TERMS = ['contribution', 'branches', 'logit'] as const;
