import { type KeyboardEvent, type ReactNode, type RefObject, useMemo, useState } from 'react';
import { chosenMask } from '../../../corpus/selection.ts';
import type { Box } from '../../charts/drawing/box.ts';
import { pointerPlace } from '../../charts/pointer/pointer-place.ts';
import { useScheme } from '../../theme/use-scheme.ts';
import { useCorpus, useCorpusStore } from '../store/corpus-context.ts';
import { PointAxes } from './PointAxes.tsx';
import { PointCanvas } from './PointCanvas.tsx';
import classes from './Points.module.css';
import { PointTip } from './PointTip.tsx';
import { radiusFor } from './paint-points.ts';
import {
  nearestPoint,
  neighbour,
  type Place,
  type PlacedPoints,
  type PointAxis,
  rowsWithin,
} from './point-layout.ts';
import type { Marks } from './point-marks.ts';

/** A pointer so near a point means it. */
const NEAR = 12;
/** A press that moves no further selects one point. */
const STILL = 4;

interface PointPlotProps {
  svg: RefObject<SVGSVGElement | null>;
  width: number;
  height: number;
  box: Box;
  axes: { x: PointAxis; y: PointAxis };
  /** What the axes are of. */
  names: { x: string; y: string };
  points: PlacedPoints;
  marks: Marks;
  /** The chart in words, and what the keyboard does. */
  label: string;
  /** What is said of a point: the most important first. */
  tip(index: number): readonly string[];
  testId: string;
  /** Lines over the grid, below the points. */
  children?: ReactNode;
}

/** Points of rows: drag over them to select, everywhere; arrow keys go from point to point. */
export function PointPlot(props: PointPlotProps) {
  const { svg, width, height, box, axes, names, points, marks, label, tip, testId, children } = props;
  const scheme = useScheme();
  const { select, point } = useCorpusStore();
  const selection = useCorpus((state) => state.selection);
  const rows = useCorpus((state) => state.columns?.rows ?? 0);
  const pointed = useCorpus((state) => state.pointed);
  const [at, setAt] = useState<{ index: number; byKey: boolean } | null>(null);
  const [brush, setBrush] = useState<{ from: Place; to: Place } | null>(null);
  const only = useMemo(() => (selection.length > 0 ? chosenMask(selection, rows) : null), [selection, rows]);
  const radius = radiusFor(points.rows.length);
  const here = at && at.index < points.rows.length ? at : null;

  const visit = (index: number, byKey: boolean) => {
    setAt(index < 0 ? null : { index, byKey });
    point(index < 0 ? null : (points.rows[index] ?? null));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return select([]);
    const row = here && points.rows[here.index];
    if (event.key === ' ') {
      event.preventDefault();
      if (row != null) select([row], 'toggle');
      return;
    }
    const move = ARROWS[event.key];
    if (!move) return;
    event.preventDefault();
    const index = neighbour(points, here?.index ?? -1, ...move);
    visit(index, true);
    const reached = points.rows[index];
    if (event.shiftKey && reached !== undefined) select(row == null ? [reached] : [row, reached], 'add');
  };
  const pointedPlaces = useMemo(() => {
    if (pointed === null) return [];
    return Array.from(points.rows.keys()).filter((index) => points.rows[index] === pointed);
  }, [points, pointed]);

  return (
    <div
      className={classes.plot}
      style={{ height }}
      data-testid={testId}
      data-points={points.rows.length}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: reached by keyboard, the arrow keys go from point to point
      tabIndex={0}
      role="application"
      aria-label={label}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const place = pointerPlace(event);
        setBrush({ from: place, to: place });
      }}
      onPointerMove={(event) => {
        const place = pointerPlace(event);
        if (brush) {
          setBrush({ ...brush, to: place });
          if (!isStill(brush.from, place))
            select(
              rowsWithin(points, brush.from, place),
              event.ctrlKey || event.metaKey || event.shiftKey ? 'add' : 'replace',
            );
        }
        visit(nearestPoint(points, place, NEAR), false);
      }}
      onPointerUp={(event) => {
        if (brush && isStill(brush.from, brush.to)) {
          const row = points.rows[nearestPoint(points, brush.to, NEAR)];
          const many = event.ctrlKey || event.metaKey || event.shiftKey;
          select(row === undefined ? [] : [row], many ? 'toggle' : 'replace');
        }
        setBrush(null);
      }}
      onPointerCancel={() => setBrush(null)}
      onPointerLeave={() => visit(-1, false)}
      onBlur={() => visit(-1, false)}
      onKeyDown={onKeyDown}
    >
      <PointAxes svg={svg} width={width} height={height} box={box} axes={axes} names={names}>
        {children}
      </PointAxes>
      <PointCanvas
        points={points}
        marks={marks}
        width={width}
        height={height}
        scheme={scheme}
        radius={radius}
        pale={only !== null}
      />
      {only && (
        <PointCanvas
          points={points}
          marks={marks}
          width={width}
          height={height}
          scheme={scheme}
          radius={radius}
          only={only}
        />
      )}
      <svg className={classes.over} width={width} height={height} aria-hidden="true">
        {pointedPlaces.map((index) => (
          <circle
            key={index}
            cx={points.x[index]}
            cy={points.y[index]}
            r={radius + 3}
            className={classes.pointed}
          />
        ))}
        {brush && !isStill(brush.from, brush.to) && (
          <rect
            x={Math.min(brush.from.x, brush.to.x)}
            y={Math.min(brush.from.y, brush.to.y)}
            width={Math.abs(brush.to.x - brush.from.x)}
            height={Math.abs(brush.to.y - brush.from.y)}
            className={classes.brush}
          />
        )}
      </svg>
      {here && !brush && (
        <PointTip
          x={points.x[here.index] as number}
          y={points.y[here.index] as number}
          width={width}
          lines={tip(here.index)}
          announced={here.byKey}
        />
      )}
    </div>
  );
}

const ARROWS: Readonly<Record<string, ['x' | 'y', 1 | -1]>> = {
  ArrowRight: ['x', 1],
  ArrowLeft: ['x', -1],
  // Pixels count downwards.
  ArrowUp: ['y', -1],
  ArrowDown: ['y', 1],
};

const isStill = (from: Place, to: Place) => Math.abs(from.x - to.x) + Math.abs(from.y - to.y) < STILL;
