import {
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { GlossaryTerm } from '../../locales/en/glossary.ts';
import { useElementSize } from '../../page/use-element-size.ts';
import { useScheme } from '../../theme/use-scheme.ts';
import type { Picture } from '../figure/picture.ts';
import { ChartFigure, useChartExport } from '../frame/ChartHeader.tsx';
import type { CsvValue } from '../frame/csv.ts';
import type { Pointed, PointedWindow } from '../pointer/pointed.ts';
import { useMarked, usePointer } from '../pointer/pointer-context.ts';
import { pointerPlace } from '../pointer/pointer-place.ts';
import { pointedAt } from './address.ts';
import { CellAxes } from './CellAxes.tsx';
import classes from './CellChart.module.css';
import { CellTip } from './CellTip.tsx';
import { axisStep, type CellLayout, cellBox, cellUnder, MOVE_KEYS, movePlace } from './cell-layout.ts';
import { addressAt, type CellMatrix, type CellPlace } from './cell-matrix.ts';
import { type CellLooks, drawCells, paintCells } from './paint-cells.ts';

export interface CellChartProps extends Omit<CellLooks, 'scheme'> {
  /** Of the figure; its title's id begins with it. */
  id: string;
  title: string;
  info: string;
  terms: readonly GlossaryTerm[];
  /** Beside the title. */
  aside?: ReactNode;
  matrix: CellMatrix;
  /** Lays the cells out in a chart so many pixels wide. */
  layoutIn: (width: number) => CellLayout;
  /** What the cells are of, to mark the same in all charts. */
  window: PointedWindow;
  /** The chart in words, with what its keys do. */
  summary: string;
  /** What a cell says, then where it is, a line each; a line that is empty is left out. */
  tell: (place: CellPlace) => readonly string[];
  exported: {
    /** Of a file, without its ending. */
    name: string;
    rows: () => CsvValue[][];
    picture: () => Omit<Picture, 'svg' | 'underlay'>;
  };
  /** Under the cells: what their colours stand for. */
  children: ReactNode;
}

/** Numbers as coloured cells with what they are on hover, by keyboard, as text, as picture and as a table. */
export function CellChart(props: CellChartProps) {
  const { id, title, info, terms, aside, matrix, layoutIn, window, summary, tell, exported, children } =
    props;
  const { scale, numbers } = props;
  const scheme = useScheme();
  const { point, pin } = usePointer();
  const marked = useMarked(window);
  const { ref: sizeRef, width } = useElementSize();
  const canvas = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<SVGSVGElement>(null);
  const [cell, setCell] = useState<CellPlace | null>(null);
  const [byKey, setByKey] = useState(false);
  const layout = useMemo(() => layoutIn(width), [layoutIn, width]);
  const looks = useMemo((): CellLooks => ({ scale, scheme, numbers }), [scale, scheme, numbers]);

  // With the numbers over it, not a frame after them.
  useLayoutEffect(() => {
    if (canvas.current) paintCells(canvas.current, matrix, layout, looks);
  }, [matrix, layout, looks]);

  const visit = (place: CellPlace | null, fromKey: boolean) => {
    setByKey(fromKey);
    setCell(place);
    point(place && pointedAt(addressAt(matrix, place)));
  };
  const placeOf = (event: MouseEvent<HTMLElement>) => {
    const { x, y } = pointerPlace(event);
    return { x: x - layout.left, y };
  };
  const visitPointer = (event: PointerEvent<HTMLElement>) => {
    const { x, y } = placeOf(event);
    visit(cellUnder(layout, x, y), false);
  };
  const keep = (pointed: Pointed | null) => {
    if (pointed) pin?.(pointed);
  };
  // By the place that is pressed: a finger that is lifted has left already.
  const pinPlace = (event: MouseEvent<HTMLElement>) => {
    const { x, y } = placeOf(event);
    const place = cellUnder(layout, x, y);
    keep(place ? pointedAt(addressAt(matrix, place)) : axisStep(layout, x, y));
  };
  // A cell may be gone with the window it belonged to.
  const shownCell = cell && cellBox(layout, cell) ? cell : null;

  const source = useChartExport({
    name: exported.name,
    rows: exported.rows,
    picture: () =>
      overlay.current && {
        svg: overlay.current,
        underlay: (copy) => drawCells(copy, matrix, layout, looks),
        ...exported.picture(),
      },
  });

  return (
    <ChartFigure id={id} title={title} info={info} terms={terms} source={source} aside={aside}>
      <div
        ref={sizeRef}
        className={classes.body}
        style={{ height: layout.height + layout.below }}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: reached by keyboard, the arrow keys move a cursor over the cells
        tabIndex={0}
        role="application"
        aria-label={summary}
        onPointerMove={visitPointer}
        onPointerDown={visitPointer}
        onPointerLeave={() => visit(null, false)}
        onBlur={() => visit(null, false)}
        onClick={pinPlace}
        onKeyDown={(event) => {
          if (event.key === 'Escape') visit(null, true);
          if (pin && shownCell && (event.key === 'Enter' || event.key === ' ')) {
            event.preventDefault();
            keep(pointedAt(addressAt(matrix, shownCell)));
          }
          const key = MOVE_KEYS.find((known) => known === event.key);
          if (!key) return;
          event.preventDefault();
          visit(movePlace(layout, shownCell, key), true);
        }}
      >
        <canvas
          ref={canvas}
          className={classes.cells}
          style={{ left: layout.left, width: layout.width, height: layout.height }}
        />
        <CellAxes
          ref={overlay}
          matrix={matrix}
          layout={layout}
          looks={looks}
          marked={marked}
          cell={shownCell}
          onPoint={(pointed) => {
            visit(null, false);
            point(pointed);
          }}
          onPin={keep}
        />
        {shownCell && <CellTip layout={layout} place={shownCell} lines={tell(shownCell)} announced={byKey} />}
      </div>
      {children}
    </ChartFigure>
  );
}
