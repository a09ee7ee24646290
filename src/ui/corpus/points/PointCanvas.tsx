import { memo, useLayoutEffect, useRef } from 'react';
import { sizedContext } from '../../charts/drawing/canvas.ts';
import type { Scheme } from '../../theme/colours.ts';
import classes from './Points.module.css';
import { paintPoints } from './paint-points.ts';
import type { PlacedPoints } from './point-layout.ts';
import type { Marks } from './point-marks.ts';
import { MANY_POINTS, stampPoints } from './stamp-points.ts';

interface PointCanvasProps {
  points: PlacedPoints;
  marks: Marks;
  width: number;
  height: number;
  scheme: Scheme;
  radius: number;
  /** Only these rows. */
  only?: Uint8Array;
  /** Behind those that are selected. */
  pale?: boolean;
}

/** Pale ends of a colour bar need an edge; in heaps of named shapes edges would hide the shapes. */
const EDGES: Record<'ramp' | 'named', Record<Scheme, string>> = {
  ramp: { light: 'rgb(23 28 37 / 45%)', dark: 'rgb(220 226 235 / 35%)' },
  named: { light: 'transparent', dark: 'transparent' },
};

/** The points themselves. Painted anew only when they change: a selection is painted over them. */
export const PointCanvas = memo(function PointCanvas(props: PointCanvasProps) {
  const { points, marks, width, height, scheme, radius, only, pale = false } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current && sizedContext(canvas.current, width, height);
    if (!context) return;
    context.clearRect(0, 0, width, height);
    const paint = points.rows.length > MANY_POINTS ? stampPoints : paintPoints;
    paint(context, points, marks, {
      scheme,
      radius,
      edge: EDGES[marks.ramp ? 'ramp' : 'named'][scheme],
      ...(only && { only }),
    });
  }, [points, marks, width, height, scheme, radius, only]);
  return (
    <canvas ref={canvas} className={classes.canvas} data-pale={pale || undefined} style={{ width, height }} />
  );
});
