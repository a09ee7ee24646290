import { MODALITIES, type Modality } from '../../../model/modalities.ts';
import { spreadLabels } from '../labels/spread-labels.ts';
import { NAME, type TextWidth, widest } from '../labels/text-width.ts';
import type { Borrow } from './flow-amounts.ts';
import { type FlowLayout, type FlowNode, NODE_WIDTH } from './flow-layout.ts';

/** Vertical centres of the labels beside the first column's nodes and beside the two signs, moved apart to be read. */
export interface FlowLabels {
  modalities: Record<Modality, number>;
  raised: number;
  lowered: number;
}

const LINE = 34;
/** Height of the ruler's words under the two signs, and width of the ruler beside them. */
const RULER = 14;
const RULE = 9;
/** From the left edge to a label beside its modality's mark. */
export const BESIDE_MARK = 20;
/** Between a label and the ribbons. */
const AIR = 10;
/** Of the diagram's width, the most that names may take. */
const MOST_FOR_NAMES = 0.36;

/** Every text beside the diagram that its room depends on, whatever the present numbers are. */
export interface FlowTexts {
  /** Names of the modalities. */
  names: readonly string[];
  /** Their evidence, or what says that there is none. */
  amounts: readonly string[];
  /** What the two signs are called. */
  signs: readonly string[];
  /** Their sums. */
  sums: readonly string[];
  /** What the ruler stands for. */
  rule: string;
}

/** Room beside the diagram for its labels, pixels. */
export interface FlowRoom {
  left: number;
  right: number;
  /** No room for names: marks and numbers alone. */
  narrow: boolean;
}

/** Room for the labels as wide as they are in the page's font; names are left out where they would take too much. */
export function flowRoom(texts: FlowTexts, width: number, widthOf: TextWidth): FlowRoom {
  const amounts = widest(texts.amounts, widthOf);
  const sums = widest(texts.sums, widthOf, NAME);
  const rule = widthOf(texts.rule) + AIR;
  const named = {
    left: BESIDE_MARK + AIR + Math.max(amounts, widest(texts.names, widthOf, NAME)),
    right: Math.max(AIR + Math.max(sums, widest(texts.signs, widthOf)) + RULE, rule),
    narrow: false,
  };
  if (named.left + named.right <= MOST_FOR_NAMES * width) return named;
  return { left: BESIDE_MARK + AIR - 2 + amounts, right: Math.max(AIR + sums + RULE, rule), narrow: true };
}

export function flowLabels(layout: FlowLayout, top: number, bottom: number): FlowLabels {
  const centres = (ids: readonly string[]) => ids.map((id) => centreOf(layout.nodes.get(id)));
  const [language = 0, acoustic = 0, visual = 0] = spreadLabels(centres(MODALITIES), LINE, top, bottom);
  const [raised = 0, lowered = 0] = spreadLabels(centres(['raised', 'lowered']), LINE, top, bottom - RULER);
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
