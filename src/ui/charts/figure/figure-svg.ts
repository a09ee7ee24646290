import { svgElement } from '../drawing/svg-element.ts';
import type { TextWidth } from '../labels/text-width.ts';
import { type FigureWords, framedFigure } from './figure-frame.ts';
import type { Picture } from './picture.ts';
import { standaloneChart } from './standalone-chart.ts';

export type { FigureWords } from './figure-frame.ts';

/**
 * A chart as a figure of its own: title, the chart as it is on the page, its legend and notes, and where it is from. One
 * SVG document that needs no style sheet, in light colours.
 */
export function figureSvg(picture: Picture, words: FigureWords, widthOf: TextWidth): string {
  const { svg, width, height } = standaloneChart(picture.svg, picture.underlay);
  const { below, legend, aside, notes } = picture;
  return framedFigure(
    {
      markup: markupOf(svg),
      width,
      height,
      ...(below && { below: { markup: drawn(below.draw), height: below.height } }),
      legend,
      aside,
      notes,
    },
    words,
    widthOf,
  );
}

function drawn(draw: (group: SVGGElement) => void): string {
  const group = svgElement('g');
  draw(group);
  return markupOf(group);
}

const markupOf = (element: SVGElement) => new XMLSerializer().serializeToString(element);
