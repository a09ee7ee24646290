import { markOn } from '../../theme/colours.ts';
import { FONT_FAMILY } from '../../theme/font.ts';
import { hatchPath } from '../drawing/hatch.ts';
import { SVG } from '../drawing/svg-element.ts';
import { escapedXml, svgText } from '../drawing/svg-text.ts';
import { LABEL, type Lettering, type TextWidth } from '../labels/text-width.ts';
import type { Legend } from './picture.ts';
import { wrapText } from './wrap-text.ts';

/** What is written around a chart; nothing where the page it goes on says it. */
export interface FigureWords {
  title: string;
  /** Of what, when, by what: one line each, as many to a row as fit. */
  source: readonly string[];
}

/** A chart as markup that needs no style sheet, and what stands around it. */
export interface FramedChart {
  /** An `svg` or `g` element whose upper left corner is (0, 0). */
  markup: string;
  width: number;
  height: number;
  /** Drawn under the chart. */
  below?: { markup: string; height: number };
  legend?: readonly Legend[] | undefined;
  aside?: string | undefined;
  notes?: readonly string[] | undefined;
}

const MARGIN = 16;
/** Narrower charts stand on a ground of this width: their titles have to be read too. */
const LEAST_WIDTH = 320;
const TITLE: Lettering = { size: 15, weight: 600 };
const LINE = 17;
const RAMP = { width: 96, height: 10 };
const SWATCH = { width: 22, height: 12 };
const MARK = 14;
/** The light page's colours; a figure has no others. */
export const PAPER = { ground: '#ffffff', ink: '#171c25', soft: '#525d6b', line: '#c3cad4' };

/** A chart with its title, legend, notes and source as one SVG document, in light colours. */
export function framedFigure(chart: FramedChart, words: FigureWords, widthOf: TextWidth): string {
  const width = Math.max(LEAST_WIDTH, Math.ceil(chart.width));
  const parts: string[] = [];
  let y = MARGIN;
  const lines = (text: string, lettering: Lettering, part: string, fill?: string) => {
    const { size, weight } = lettering;
    for (const line of wrapText(text, width, (some) => widthOf(some, lettering))) {
      y += size + 4;
      parts.push(
        textMarkup(line, {
          x: MARGIN,
          y: y - 4,
          'font-size': size,
          'font-weight': weight,
          'data-part': part,
          fill,
        }),
      );
    }
  };

  lines(words.title, TITLE, 'title');
  if (chart.aside) lines(chart.aside, LABEL, 'aside', PAPER.soft);
  y += 10;
  const left = MARGIN + (width - chart.width) / 2;
  const placed = (markup: string, part: string) =>
    svgText('g', { transform: `translate(${left} ${y})`, 'data-part': part }, markup);
  parts.push(placed(chart.markup, 'chart'));
  y += chart.height;
  if (chart.below) {
    parts.push(placed(chart.below.markup, 'below'));
    y += chart.below.height;
  }
  if (chart.legend?.length) {
    y += 10;
    const legend = legendMarkup(chart.legend, { x: MARGIN, y, width }, widthOf);
    parts.push(legend.markup);
    y += legend.height;
  }
  if (chart.notes?.length) {
    y += 6;
    for (const note of chart.notes) lines(note, LABEL, 'note');
  }
  if (words.source.length > 0) {
    y += 8;
    parts.push(svgText('path', { d: `M${MARGIN},${y + 0.5}h${width}`, stroke: PAPER.line, fill: 'none' }));
    y += 4;
    lines(words.source.join(' · '), LABEL, 'source', PAPER.soft);
  }

  const [full, high] = [width + 2 * MARGIN, Math.ceil(y + MARGIN)];
  return svgText(
    'svg',
    {
      xmlns: SVG,
      // Attributes only: a page's policy refuses inline styles.
      'font-family': FONT_FAMILY,
      'font-variant': 'tabular-nums',
      fill: PAPER.ink,
      width: full,
      height: high,
      viewBox: `0 0 ${full} ${high}`,
    },
    ...(words.title ? [svgText('title', {}, escapedXml(words.title))] : []),
    svgText('rect', { x: 0, y: 0, width: full, height: high, fill: PAPER.ground }),
    ...parts,
  );
}

/** Words of a figure. */
export function textMarkup(
  text: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
): string {
  return svgText('text', attributes, escapedXml(text));
}

/** Legends from left to right, in as many rows as they need. */
function legendMarkup(
  legend: readonly Legend[],
  { x: left, y: top, width }: { x: number; y: number; width: number },
  widthOf: TextWidth,
): { markup: string; height: number } {
  let [x, row] = [left, 0];
  const [gap, air] = [18, 6];
  let markup = '';
  for (const item of legend.flatMap((one) => legendItems(one, widthOf))) {
    if (x > left && x + item.width > left + width) [x, row] = [left, row + 1];
    let at = 0;
    const parts = item.parts.map((part) => {
      const drawn =
        'text' in part
          ? textMarkup(part.text, { x: at, y: 12, fill: PAPER.soft })
          : svgText('g', { transform: `translate(${at} ${(LINE - part.height) / 2 - 0.5})` }, part.markup);
      at += part.width + air;
      return drawn;
    });
    markup += svgText(
      'g',
      {
        transform: `translate(${x} ${top + row * (LINE + 3)})`,
        'data-part': 'legend',
        'font-size': LABEL.size,
      },
      ...parts,
    );
    x += item.width + gap;
  }
  return { markup, height: (row + 1) * (LINE + 3) };
}

type LegendPart = { text: string; width: number } | { width: number; height: number; markup: string };

function legendItems(legend: Legend, widthOf: TextWidth): { parts: LegendPart[]; width: number }[] {
  const text = (words: string): LegendPart[] => (words ? [{ text: words, width: widthOf(words) }] : []);
  const item = (parts: LegendPart[]) => ({
    parts,
    width: parts.reduce((sum, part) => sum + part.width + 6, -6),
  });
  switch (legend.kind) {
    case 'ramp': {
      const bar: LegendPart = { ...RAMP, markup: rampMarkup(legend) };
      return [item([...text(legend.low), bar, ...text(legend.high), ...text(legend.unit ?? '')])];
    }
    case 'hatch': {
      const path = { d: hatchPath({ x: 0, y: 0, ...SWATCH }), stroke: PAPER.line, fill: 'none' };
      return [item([{ ...SWATCH, markup: svgText('path', path) }, ...text(legend.label)])];
    }
    case 'marks':
      return legend.marks.map(({ path, label }) =>
        item([{ width: MARK, height: MARK, markup: markMarkup(path, 0, 0) }, ...text(label)]),
      );
    case 'shapes':
      return legend.items.map(({ path, colour, hollow, label }) => {
        const markup = svgText('path', {
          d: path,
          transform: `scale(${MARK / 16})`,
          fill: hollow ? 'none' : colour,
          stroke: colour,
          'stroke-width': hollow ? 2 : 1,
        });
        return item([{ width: MARK, height: MARK, markup }, ...text(label)]);
      });
  }
}

/** A modality's sign, its upper left corner at (x, y). */
export function markMarkup(path: string, x: number, y: number): string {
  return svgText('path', {
    d: path,
    transform: `translate(${x} ${y}) scale(${MARK / 16})`,
    fill: 'none',
    stroke: PAPER.soft,
    'stroke-width': 1.5,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  });
}

/** A bar of narrow rectangles: gradients are not drawn alike by every program. */
function rampMarkup({ colours, signed }: Extract<Legend, { kind: 'ramp' }>): string {
  const each = RAMP.width / colours.length;
  const stops = colours.map((fill, index) => {
    // A little wider than its place, so that no seam is seen.
    const wide = index === colours.length - 1 ? each : each + 0.5;
    return svgText('rect', { x: index * each, y: 0, width: wide, height: RAMP.height, fill });
  });
  const dashes: string[] = [];
  if (signed) {
    // Of the negative half, without the part around zero: what its cells carry.
    const dark = { y: RAMP.height / 2 - 0.5, width: 6, height: 1 };
    for (let x = 4; x < RAMP.width / 2 - 10; x += 12) {
      const { fill, opacity } = markOn(colours[Math.floor(x / each)] ?? '');
      dashes.push(svgText('rect', { ...dark, x, fill, 'fill-opacity': opacity }));
    }
  }
  const frame = { x: 0.5, y: 0.5, width: RAMP.width - 1, height: RAMP.height - 1, fill: 'none' };
  return [...stops, ...dashes, svgText('rect', { ...frame, stroke: PAPER.line })].join('');
}
