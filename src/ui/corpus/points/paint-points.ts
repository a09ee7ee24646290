import { svgElement } from '../../charts/drawing/svg-element.ts';
import type { Scheme } from '../../theme/colours.ts';
import type { PlacedPoints } from './point-layout.ts';
import type { Marks, Shape } from './point-marks.ts';

/** What a canvas and a path of an SVG both do. */
interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  circle(x: number, y: number, radius: number): void;
  closePath(): void;
}

function draw(pen: Pen, shape: Shape, x: number, y: number, radius: number): void {
  if (shape === 'circle') {
    pen.circle(x, y, radius);
    return;
  }
  // Corners so far out that the shapes are about as large as the circle.
  const corners =
    shape === 'square'
      ? [-0.89, -0.89, 0.89, -0.89, 0.89, 0.89, -0.89, 0.89]
      : shape === 'triangle'
        ? [0, -1.3, 1.2, 0.85, -1.2, 0.85]
        : [0, -1.3, 1.3, 0, 0, 1.3, -1.3, 0];
  for (let at = 0; at < corners.length; at += 2) {
    const [cx, cy] = [x + radius * (corners[at] as number), y + radius * (corners[at + 1] as number)];
    if (at === 0) pen.moveTo(cx, cy);
    else pen.lineTo(cx, cy);
  }
  pen.closePath();
}

/** Fewer points are drawn larger. */
export function radiusFor(count: number): number {
  return count > 6000 ? 1.6 : count > 2500 ? 2.1 : count > 800 ? 2.7 : 3.4;
}

export interface PointLooks {
  scheme: Scheme;
  radius: number;
  /** Of the shapes' edges. */
  edge: string;
  /** Only these rows. */
  only?: Uint8Array;
}

/** Draws points, those that look alike in one go. */
export function paintPoints(
  context: CanvasRenderingContext2D,
  points: PlacedPoints,
  { groups }: Marks,
  { scheme, radius, edge, only }: PointLooks,
): void {
  const pen = penOn(context);
  for (const { colour, shape, hollow, points: members } of groups) {
    context.beginPath();
    for (const index of members) {
      if (only && !only[points.rows[index] as number]) continue;
      draw(pen, shape, points.x[index] as number, points.y[index] as number, radius);
    }
    context.fillStyle = colour(scheme);
    context.strokeStyle = hollow ? colour(scheme) : edge;
    context.lineWidth = hollow ? 1.2 : 0.6;
    if (!hollow) context.fill();
    context.stroke();
  }
}

function penOn(path: CanvasPath): Pen {
  return {
    moveTo: (x, y) => path.moveTo(x, y),
    lineTo: (x, y) => path.lineTo(x, y),
    circle: (x, y, r) => {
      path.moveTo(x + r, y);
      path.arc(x, y, r, 0, 2 * Math.PI);
    },
    closePath: () => path.closePath(),
  };
}

/** One point alone. */
export function pointPath(shape: Shape, x: number, y: number, radius: number): Path2D {
  const path = new Path2D();
  draw(penOn(path), shape, x, y, radius);
  return path;
}

/** The same as shapes of a picture, in light colours. */
export function drawPoints(
  into: SVGElement,
  points: PlacedPoints,
  { groups, ramp }: Marks,
  radius: number,
): void {
  const edge = ramp ? 'rgb(110, 118, 130)' : 'none';
  for (const { colour, shape, hollow, points: members } of groups) {
    let path = '';
    const pen: Pen = {
      moveTo: (x, y) => {
        path += `M${x.toFixed(1)},${y.toFixed(1)}`;
      },
      lineTo: (x, y) => {
        path += `L${x.toFixed(1)},${y.toFixed(1)}`;
      },
      circle: (x, y, r) => {
        path += `M${(x - r).toFixed(1)},${y.toFixed(1)}a${r},${r},0,1,0,${2 * r},0a${r},${r},0,1,0,${-2 * r},0`;
      },
      closePath: () => {
        path += 'z';
      },
    };
    for (const index of members)
      draw(pen, shape, points.x[index] as number, points.y[index] as number, radius);
    into.append(
      svgElement('path', {
        d: path,
        'data-light-fill': hollow ? 'none' : colour('light'),
        'data-light-stroke': hollow ? colour('light') : edge,
        'stroke-width': hollow ? 1.2 : 0.4,
        fill: 'none',
      }),
    );
  }
}

/** A shape alone, for a legend: 16 pixels across. */
export function shapePath(shape: Shape): string {
  const c = {
    circle: 'M3,8a5,5,0,1,0,10,0a5,5,0,1,0,-10,0',
    square: 'M3.5,3.5h9v9h-9z',
    triangle: 'M8,2.5l5.5,10h-11z',
    diamond: 'M8,2l6,6l-6,6l-6,-6z',
  };
  return c[shape];
}
