import { MODALITIES, type Modality } from '../../model/modalities.ts';
import type { Borrow } from './flow-amounts.ts';
import { type FlowLayout, type FlowNode, NODE_WIDTH } from './flow-layout.ts';
import { spreadLabels } from './spread-labels.ts';

/** Vertical centres of the labels beside the first column's nodes and beside the two signs, moved apart to be read. */
export interface FlowLabels {
  modalities: Record<Modality, number>;
  raised: number;
  lowered: number;
}

const LINE = 34;

export function flowLabels(layout: FlowLayout, top: number, bottom: number): FlowLabels {
  const centres = (ids: readonly string[]) => ids.map((id) => centreOf(layout.nodes.get(id)));
  const [language = 0, acoustic = 0, visual = 0] = spreadLabels(centres(MODALITIES), LINE, top, bottom);
  const [raised = 0, lowered = 0] = spreadLabels(centres(['raised', 'lowered']), LINE, top, bottom);
  return { modalities: { language, acoustic, visual }, raised, lowered };
}

/**
 * An arrow from the lender's AGPR node to the borrower's. Downward arrows bulge to the left and upward ones to the
 * right, so that two channels reading each other stay apart.
 */
export function borrowPath(layout: FlowLayout, { borrower, lender }: Borrow): string {
  const from = layout.nodes.get(`agpr-${lender}`);
  const to = layout.nodes.get(`agpr-${borrower}`);
  if (!from || !to) return '';
  const down = to.top > from.top;
  const side = down ? -1 : 1;
  const x = middleOf(from) + side * (NODE_WIDTH / 2 + 2);
  const [start, end] = [centreOf(from) - 3 * side, centreOf(to) + 3 * side];
  const bulge = side * (10 + 0.2 * Math.abs(end - start));
  return `M${x},${start}C${x + bulge},${start} ${x + bulge},${end} ${x},${end}`;
}

/** Stroke width of a borrowed share in [0, 0.5]. */
export function borrowWidth(share: number): number {
  return 0.75 + 6 * share;
}

export function centreOf(node: FlowNode | undefined): number {
  return node ? (node.top + node.bottom) / 2 : 0;
}

/** Horizontal centre of a node's bar. */
export function middleOf(node: FlowNode | undefined): number {
  return (node?.x ?? 0) + NODE_WIDTH / 2;
}
