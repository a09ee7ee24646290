import { type PointLooks, pointPath } from './paint-points.ts';
import type { PlacedPoints } from './point-layout.ts';
import type { Marks, Shape } from './point-marks.ts';

/** With more points than these a browser takes longer for its paths than pixels do. */
export const MANY_POINTS = 2000;
/** Places within a pixel, each way, that a point is drawn at. */
const STEPS = 4;

/** What a shape covers, from its middle: so far to the right and down, so much of 255 by its ground and by its edge. */
interface Stamp {
  x: Int8Array;
  y: Int8Array;
  fill: Uint8Array;
  edge: Uint8Array;
}

/** A shape at each place within a pixel. */
interface Stamps {
  /** It reaches no further than this from its middle. */
  reach: number;
  at: readonly Stamp[];
}

/**
 * Draws thousands of points as `paintPoints` does, to a quarter of a pixel: what looks alike is one layer, its edges above
 * all of its grounds.
 */
export function stampPoints(
  context: CanvasRenderingContext2D,
  points: PlacedPoints,
  { groups }: Marks,
  { scheme, radius, edge, only }: PointLooks,
): void {
  const { width, height } = context.canvas;
  const density = context.getTransform().a;
  const image = new ImageData(width, height);
  const layer = newLayer(width, height);
  for (const { colour, shape, hollow = false, points: members } of groups) {
    const stamps = stampsOf(shape, radius * density, (hollow ? 1.2 : 0.6) * density);
    for (const index of members) {
      if (only && !only[points.rows[index] as number]) continue;
      layer.stamp(stamps, density * (points.x[index] as number), density * (points.y[index] as number));
    }
    const ground = channelsOf(colour(scheme));
    layer.blend(image.data, hollow ? null : ground, hollow ? ground : channelsOf(edge));
  }
  context.putImageData(image, 0, 0);
}

/** What is covered of a picture so large. */
function newLayer(width: number, height: number) {
  const fill = new Uint8Array(width * height);
  const edge = new Uint8Array(width * height);
  const touched = new Int32Array(width * height);
  let count = 0;

  return {
    // Run for every point: without what would have to be cleared up again.
    stamp(stamps: Stamps, x: number, y: number): void {
      const across = Math.round(x * STEPS);
      const down = Math.round(y * STEPS);
      const left = Math.floor(across / STEPS);
      const top = Math.floor(down / STEPS);
      const { reach } = stamps;
      const whole = left >= reach && top >= reach && left + reach < width && top + reach < height;
      const own = stamps.at[(down - top * STEPS) * STEPS + (across - left * STEPS)] as Stamp;
      for (let of = 0; of < own.x.length; of++) {
        const column = left + (own.x[of] as number);
        const row = top + (own.y[of] as number);
        if (!whole && (column < 0 || column >= width || row < 0 || row >= height)) continue;
        const at = row * width + column;
        if (fill[at] === 0 && edge[at] === 0) touched[count++] = at;
        if ((own.fill[of] as number) > (fill[at] as number)) fill[at] = own.fill[of] as number;
        if ((own.edge[of] as number) > (edge[at] as number)) edge[at] = own.edge[of] as number;
      }
    },
    /** Lays colours where it is covered, and is empty then. */
    blend(data: Uint8ClampedArray, ground: Channels | null, line: Channels): void {
      for (let index = 0; index < count; index++) {
        const at = touched[index] as number;
        if (ground) over(data, 4 * at, ground, fill[at] as number);
        over(data, 4 * at, line, edge[at] as number);
        fill[at] = 0;
        edge[at] = 0;
      }
      count = 0;
    },
  };
}

type Channels = readonly [red: number, green: number, blue: number, alpha: number];

/** A colour over a pixel, of which so much of 255 is covered. */
function over(data: Uint8ClampedArray, at: number, colour: Channels, covered: number): void {
  const share = (colour[3] * covered) / 65_025;
  if (share === 0) return;
  const below = ((data[at + 3] as number) / 255) * (1 - share);
  const all = share + below;
  data[at] = (colour[0] * share + (data[at] as number) * below) / all;
  data[at + 1] = (colour[1] * share + (data[at + 1] as number) * below) / all;
  data[at + 2] = (colour[2] * share + (data[at + 2] as number) * below) / all;
  data[at + 3] = 255 * all;
}

const made = new Map<string, Stamps>();

/** As the browser draws the shape at each of the places within a pixel. */
function stampsOf(shape: Shape, radius: number, lineWidth: number): Stamps {
  const key = `${shape} ${radius} ${lineWidth}`;
  const known = made.get(key);
  if (known) return known;
  // The corners of shapes lie further out than circles, and their edges end in a mitre.
  const size = 2 * Math.ceil(1.5 * radius + 1.5 * lineWidth + 1);
  const places = STEPS * STEPS;
  const context = sheet(places * size, 2 * size);
  context.lineWidth = lineWidth;
  for (let place = 0; place < places; place++) {
    const x = place * size + (size >> 1) + (place % STEPS) / STEPS;
    const y = (size >> 1) + Math.floor(place / STEPS) / STEPS;
    context.fill(pointPath(shape, x, y, radius));
    context.stroke(pointPath(shape, x, y + size, radius));
  }
  const { data } = context.getImageData(0, 0, places * size, 2 * size);
  const cut = (place: number): Stamp => {
    const alpha = (x: number, y: number) => data[4 * (y * places * size + place * size + x) + 3] as number;
    const covered: [x: number, y: number, fill: number, edge: number][] = [];
    for (let y = 0; y < size; y++)
      for (let x = 0; x < size; x++) {
        const [fill, edge] = [alpha(x, y), alpha(x, y + size)];
        if (fill > 0 || edge > 0) covered.push([x - (size >> 1), y - (size >> 1), fill, edge]);
      }
    return {
      x: Int8Array.from(covered, ([x]) => x),
      y: Int8Array.from(covered, ([, y]) => y),
      fill: Uint8Array.from(covered, ([, , fill]) => fill),
      edge: Uint8Array.from(covered, ([, , , edge]) => edge),
    };
  };
  const stamps = { reach: size >> 1, at: Array.from({ length: places }, (_, place) => cut(place)) };
  made.set(key, stamps);
  return stamps;
}

const colours = new Map<string, Channels>();
/** One pixel, to see what a colour is. */
let drop: OffscreenCanvasRenderingContext2D | null = null;

/** Whatever CSS calls a colour, 0..255 each. */
function channelsOf(colour: string): Channels {
  const known = colours.get(colour);
  if (known) return known;
  drop ??= sheet(1, 1);
  const context = drop;
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  const channels = [red, green, blue, alpha] as const;
  colours.set(colour, channels);
  return channels;
}

function sheet(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('The browser gives no canvas to draw points on.');
  return context;
}
