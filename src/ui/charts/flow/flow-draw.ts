import { MODALITIES } from '../../../model/modalities.ts';
import { type Scheme, solidColour } from '../../theme/colours.ts';
import { move } from '../drawing/use-glide.ts';
import { painted } from '../figure/picture.ts';
import type { FlowAmounts } from './flow-amounts.ts';
import { borrowPath, borrowWidth, centreOf, type FlowRoom, flowLabels, middleOf } from './flow-labels.ts';
import { type FlowBox, type FlowLayout, flowLayout, NODE_WIDTH } from './flow-layout.ts';
import { rulePoints } from './flow-vector.ts';

/** Room beside the diagram for its labels, above it for the columns' names. */
export function flowBox(room: FlowRoom, width: number, height: number): FlowBox {
  return { left: room.left, right: width - room.right, top: 46, bottom: height - 18 };
}

/**
 * Moves an already rendered skeleton (see FlowSkeleton) to a state: paths, bars and labels are found by their
 * `data-*` names. Called up to thirty times a second, so it sets attributes and nothing else.
 */
export function drawFlow(
  svg: SVGSVGElement,
  amounts: FlowAmounts,
  scale: number,
  { scheme, room, width, height }: { scheme: Scheme; room: FlowRoom; width: number; height: number },
): void {
  const box = flowBox(room, width, height);
  const layout = flowLayout(amounts, scale, box);
  for (const { id, path, tone, width: thickness } of layout.ribbons) {
    // The line that parts ribbons would be all there is of a very thin one, and cross out what lies under it.
    const parting = Math.min(0.75, thickness / 4);
    move(svg, `[data-ribbon="${id}"]`, {
      d: path,
      ...painted('fill', scheme, (of) => solidColour(tone, of)),
      'stroke-width': parting,
    });
  }
  for (const node of layout.nodes.values()) {
    // A node without evidence keeps a hair line: the path is there, nothing takes it.
    const length = Math.max(1, node.bottom - node.top);
    move(svg, `[data-node="${node.id}"]`, { x: node.x, y: node.top, width: NODE_WIDTH, height: length });
  }
  const labels = flowLabels(layout, box.top, box.bottom);
  for (const modality of MODALITIES) {
    move(svg, `[data-label="${modality}"]`, { transform: `translate(0 ${labels.modalities[modality]})` });
  }
  move(svg, '[data-label="raised"]', { transform: `translate(${box.right + 10} ${labels.raised})` });
  move(svg, '[data-label="lowered"]', { transform: `translate(${box.right + 10} ${labels.lowered})` });
  drawTags(svg, layout);
  for (const borrow of amounts.borrows) {
    move(svg, `[data-borrow="${borrow.borrower}-${borrow.lender}"]`, {
      d: borrowPath(layout, borrow),
      'stroke-width': borrowWidth(borrow.share),
    });
  }
  const rule = rulePoints(scale) * layout.pointHeight;
  move(svg, '[data-rule]', { d: `M${width - 5},${height - 8}h4m-2,0v${-rule}m-2,0h4` });
}

/** Names of branches and stages, and the node each stands above. */
export const TAGS = {
  shared: 'shared',
  private: 'private-language',
  tsf: 'tsf',
  agpr: 'agpr-language',
  brf: 'brf',
} as const;

function drawTags(svg: SVGSVGElement, layout: FlowLayout): void {
  for (const [tag, id] of Object.entries(TAGS)) {
    const node = layout.nodes.get(id);
    move(svg, `[data-tag="${tag}"]`, {
      transform: `translate(${middleOf(node)} ${(node?.top ?? centreOf(node)) - 7})`,
    });
  }
}
