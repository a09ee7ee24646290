import type { Scheme } from '../../theme/colours.ts';

/** A chart as it is exported: what is drawn, and what the page says around it. Everything in light colours. */
export interface Picture {
  /** The chart as it is on the page. */
  svg: SVGSVGElement;
  /** Adds what lies under the SVG on screen (a canvas) to its copy, as shapes in light colours. */
  underlay?: (copy: SVGSVGElement) => void;
  /** What the page shows under the chart as parts of the page: drawn into a group of this height. */
  below?: { height: number; draw: (group: SVGGElement) => void };
  legend?: readonly Legend[];
  /** A word beside the title. */
  aside?: string;
  /** Sentences under the chart: a sum written out, what is drawn and what is not. */
  notes?: readonly string[];
}

/** What colours and marks of a chart stand for. */
export type Legend =
  /** A colour bar with what its two ends are, and the unit; `signed` where negative cells carry a minus. */
  | { kind: 'ramp'; colours: readonly string[]; low: string; high: string; unit?: string; signed?: boolean }
  /** Where there was nothing to read. */
  | { kind: 'hatch'; label: string }
  /** Signs and their names. */
  | { kind: 'marks'; marks: readonly { path: string; label: string }[] }
  /** Coloured shapes, 16 pixels across, and what they stand for. */
  | {
      kind: 'shapes';
      items: readonly { path: string; colour: string; hollow: boolean; label: string }[];
    };

/** Stops of a colour bar. */
const STOPS = 17;

/** The colours of a bar, as a chart's own colouring gives them for -1 .. 1, or for 0 .. 1 without a negative side. */
export function rampColours(colour: (share: number) => string, from: -1 | 0 = -1): string[] {
  return Array.from({ length: STOPS }, (_, stop) => colour(from + ((1 - from) * stop) / (STOPS - 1)));
}

type Painted = Partial<Record<'fill' | 'stroke' | 'data-light-fill' | 'data-light-stroke', string>>;

/**
 * Attributes of a shape coloured by a number: its colour on the page, and the one it has in a picture, which is always
 * light (see `standaloneChart`).
 */
export function painted(
  part: 'fill' | 'stroke',
  scheme: Scheme,
  colour: (scheme: Scheme) => string,
): Painted {
  return { [part]: colour(scheme), [`data-light-${part}`]: scheme === 'light' ? undefined : colour('light') };
}
