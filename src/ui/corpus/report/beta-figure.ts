import type { BetaEvidence } from '../../../corpus/beta-evidence.ts';
import {
  BETA_TICKS,
  betaLayout,
  betaX,
  laneShapes,
  tickAnchor,
  tickText,
} from '../../charts/beta/beta-layout.ts';
import { betaSaid, spreadSaid } from '../../charts/beta/beta-said.ts';
import { svgText } from '../../charts/drawing/svg-text.ts';
import { type FramedChart, PAPER, textMarkup } from '../../charts/figure/figure-frame.ts';
import { LABEL, NAME } from '../../charts/labels/text-width.ts';
import type { FigureTools } from './figure-tools.ts';

/** The light page's colour of network A; B is outlined in grey. */
const INK = { a: { stroke: '#6741d9', fill: '#6741d9' }, b: { stroke: PAPER.soft, fill: PAPER.ground } };

/** "Does rebalancing work?" as the page draws it, without a page; what it says stands under it. */
export function betaFigure(
  evidence: readonly BetaEvidence[],
  width: number,
  tools: FigureTools,
): FramedChart {
  const { t, words } = tools;
  const { facets, axes, height, peak } = betaLayout(evidence);
  const drawn = facets.flatMap(({ of, y: top, bars, lanes }) => [
    textMarkup(of === 'overall' ? t('beta.overall') : t(`translation:modality.${of}`), {
      x: 0,
      y: top + 13,
      'font-weight': NAME.weight,
    }),
    ...lanes.flatMap(({ side, spread, y }) => {
      const shapes = laneShapes(spread, { y, bars, width, peak });
      const line = { stroke: PAPER.line, fill: 'none' };
      return [
        textMarkup(words.side(side), { x: 0, y: y + 12 }),
        textMarkup(spreadSaid(spread, tools), {
          x: width,
          y: y + 12,
          'text-anchor': 'end',
          'font-weight': NAME.weight,
        }),
        svgText('path', {
          ...line,
          d: `M${shapes.even},${shapes.top}V${shapes.bottom}`,
          'stroke-dasharray': '3 3',
        }),
        ...shapes.rects.map((rect) => svgText('rect', { ...rect, ...INK[side], 'fill-opacity': 0.45 })),
        svgText('path', { ...line, d: `M0,${shapes.bottom}H${width}` }),
        ...shapes.means.flatMap(({ x, interval }) => [
          ...(interval ? [svgText('rect', { ...interval, fill: PAPER.ink })] : []),
          svgText('path', {
            d: `M${x},${shapes.top}V${shapes.bottom + 3}`,
            stroke: PAPER.ink,
            'stroke-width': 2,
          }),
        ]),
      ];
    }),
  ]);
  const scales = axes.map((y) =>
    svgText(
      'g',
      { transform: `translate(0 ${y})`, fill: PAPER.soft },
      svgText('path', { d: `M0,0H${width}`, stroke: PAPER.line }),
      ...BETA_TICKS.map((tick) =>
        textMarkup(tickText(tick, t), {
          x: betaX(tick, width),
          y: 15,
          'text-anchor': tickAnchor(tick),
        }),
      ),
    ),
  );
  const said = betaSaid(evidence, tools);
  return {
    markup: svgText('g', { 'font-size': LABEL.size }, ...drawn, ...scales),
    width,
    height,
    notes: said === '' ? [] : [said],
  };
}
