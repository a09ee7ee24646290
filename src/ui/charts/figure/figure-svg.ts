import { markOn } from '../../theme/colours.ts';
import { FONT_FAMILY } from '../../theme/font.ts';
import { hatchPath } from '../drawing/hatch.ts';
import { type SvgAttributes, svgElement } from '../drawing/svg-element.ts';
import { LABEL, type Lettering, type TextWidth } from '../labels/text-width.ts';
import type { Legend, Picture } from './picture.ts';
import { standaloneChart } from './standalone-chart.ts';
import { wrapText } from './wrap-text.ts';

/** What is written around a chart; nothing where the page it goes on says it. */
export interface FigureWords {
  title: string;
  /** Of what, when, by what: one line each, as many to a row as fit. */
  source: readonly string[];
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
const PAPER = { ground: '#ffffff', ink: '#171c25', soft: '#525d6b', line: '#c3cad4' };

/**
 * A chart as a figure of its own: title, the chart as it is on the page, its legend and notes, and where it is from. One
 * SVG document that needs no style sheet, in light colours.
 */
export function figureSvg(picture: Picture, words: FigureWords, widthOf: TextWidth): string {
  const chart = standaloneChart(picture.svg, picture.underlay);
  const width = Math.max(LEAST_WIDTH, Math.ceil(chart.width));
  // Attributes only: a page's policy refuses inline styles.
  const root = svgElement('svg', {
    'font-family': FONT_FAMILY,
    'font-variant': 'tabular-nums',
    fill: PAPER.ink,
  });
  const ground = root.appendChild(svgElement('rect', { x: 0, y: 0, fill: PAPER.ground }));
  if (words.title) root.prepend(Object.assign(svgElement('title'), { textContent: words.title }));
  let y = MARGIN;

  const line = (text: string, lettering: Lettering, attributes: SvgAttributes = {}) => {
    const { size, weight } = lettering;
    y += size + 4;
    root.append(
      textElement(text, { x: MARGIN, y: y - 4, 'font-size': size, 'font-weight': weight, ...attributes }),
    );
  };
  const lines = (text: string, lettering: Lettering, attributes: SvgAttributes) => {
    for (const part of wrapText(text, width, (some) => widthOf(some, lettering)))
      line(part, lettering, attributes);
  };

  lines(words.title, TITLE, { 'data-part': 'title' });
  if (picture.aside) lines(picture.aside, LABEL, { 'data-part': 'aside', fill: PAPER.soft });
  y += 10;

  const { svg } = chart;
  const left = MARGIN + (width - chart.width) / 2;
  svg.setAttribute('x', String(left));
  svg.setAttribute('y', String(y));
  svg.setAttribute('data-part', 'chart');
  root.append(svg);
  y += chart.height;

  if (picture.below) {
    const group = svgElement('g', { transform: `translate(${left} ${y})`, 'data-part': 'below' });
    picture.below.draw(group);
    root.append(group);
    y += picture.below.height;
  }
  if (picture.legend?.length) {
    y += 10;
    y += drawLegend(root, picture.legend, { x: MARGIN, y, width }, widthOf);
  }
  if (picture.notes?.length) {
    y += 6;
    for (const note of picture.notes) lines(note, LABEL, { 'data-part': 'note' });
  }
  if (words.source.length > 0) {
    y += 8;
    root.append(
      svgElement('path', { d: `M${MARGIN},${y + 0.5}h${width}`, stroke: PAPER.line, fill: 'none' }),
    );
    y += 4;
    lines(words.source.join(' · '), LABEL, { 'data-part': 'source', fill: PAPER.soft });
  }

  const [full, high] = [width + 2 * MARGIN, Math.ceil(y + MARGIN)];
  for (const element of [root, ground]) {
    element.setAttribute('width', String(full));
    element.setAttribute('height', String(high));
  }
  root.setAttribute('viewBox', `0 0 ${full} ${high}`);
  return new XMLSerializer().serializeToString(root);
}

function textElement(text: string, attributes: SvgAttributes): SVGTextElement {
  return Object.assign(svgElement('text', attributes), { textContent: text });
}

/** Draws legends from left to right, in as many rows as they need; says how high they are. */
function drawLegend(
  root: SVGSVGElement,
  legend: readonly Legend[],
  { x: left, y: top, width }: { x: number; y: number; width: number },
  widthOf: TextWidth,
): number {
  let [x, row] = [left, 0];
  const [gap, air] = [18, 6];
  const items = legend.flatMap((item) => legendItems(item, widthOf));
  for (const item of items) {
    if (x > left && x + item.width > left + width) [x, row] = [left, row + 1];
    const group = svgElement('g', {
      transform: `translate(${x} ${top + row * (LINE + 3)})`,
      'data-part': 'legend',
      'font-size': LABEL.size,
    });
    let at = 0;
    for (const part of item.parts) {
      if ('text' in part) group.append(textElement(part.text, { x: at, y: 12, fill: PAPER.soft }));
      else {
        const placed = svgElement('g', { transform: `translate(${at} ${(LINE - part.height) / 2 - 0.5})` });
        part.draw(placed);
        group.append(placed);
      }
      at += part.width + air;
    }
    root.append(group);
    x += item.width + gap;
  }
  return (row + 1) * (LINE + 3);
}

type LegendPart =
  | { text: string; width: number }
  | { width: number; height: number; draw: (into: SVGGElement) => void };

function legendItems(legend: Legend, widthOf: TextWidth): { parts: LegendPart[]; width: number }[] {
  const text = (words: string): LegendPart[] => (words ? [{ text: words, width: widthOf(words) }] : []);
  const item = (parts: LegendPart[]) => ({
    parts,
    width: parts.reduce((sum, part) => sum + part.width + 6, -6),
  });
  switch (legend.kind) {
    case 'ramp': {
      const bar: LegendPart = { ...RAMP, draw: (into) => drawRamp(into, legend) };
      return [item([...text(legend.low), bar, ...text(legend.high), ...text(legend.unit ?? '')])];
    }
    case 'hatch': {
      const draw = (into: SVGGElement) => {
        const box = { x: 0, y: 0, ...SWATCH };
        into.append(svgElement('path', { d: hatchPath(box), stroke: PAPER.line, fill: 'none' }));
      };
      return [item([{ ...SWATCH, draw }, ...text(legend.label)])];
    }
    case 'marks':
      return legend.marks.map(({ path, label }) => {
        const draw = (into: SVGGElement) => {
          into.append(
            svgElement('path', {
              d: path,
              transform: `scale(${MARK / 16})`,
              fill: 'none',
              stroke: PAPER.soft,
              'stroke-width': 1.5,
              'stroke-linecap': 'round',
              'stroke-linejoin': 'round',
            }),
          );
        };
        return item([{ width: MARK, height: MARK, draw }, ...text(label)]);
      });
  }
}

/** A bar of narrow rectangles: gradients are not drawn alike by every program. */
function drawRamp(into: SVGGElement, { colours, signed }: Extract<Legend, { kind: 'ramp' }>): void {
  const each = RAMP.width / colours.length;
  colours.forEach((fill, index) => {
    // A little wider than its place, so that no seam is seen.
    const wide = index === colours.length - 1 ? each : each + 0.5;
    into.append(svgElement('rect', { x: index * each, y: 0, width: wide, height: RAMP.height, fill }));
  });
  if (signed) {
    // Of the negative half, without the part around zero: what its cells carry.
    const dark = { y: RAMP.height / 2 - 0.5, width: 6, height: 1 };
    for (let x = 4; x < RAMP.width / 2 - 10; x += 12) {
      const { fill, opacity } = markOn(colours[Math.floor(x / each)] ?? '');
      into.append(svgElement('rect', { ...dark, x, fill, 'fill-opacity': opacity }));
    }
  }
  into.append(
    svgElement('rect', {
      x: 0.5,
      y: 0.5,
      width: RAMP.width - 1,
      height: RAMP.height - 1,
      fill: 'none',
      stroke: PAPER.line,
    }),
  );
}
