import { sankey } from 'd3-sankey';
import { BRANCHES, type Branch, MODALITIES, type Modality } from '../../../model/modalities.ts';
import type { FlowAmounts } from './flow-amounts.ts';

/** The five columns, left to right: modality, decoupling, rebalancing (TSF or AGPR), BRF, the two signs at the head. */
export type FlowColumn = 0 | 1 | 2 | 3 | 4;

export interface FlowNode {
  id: string;
  column: FlowColumn;
  x: number;
  top: number;
  bottom: number;
}

export interface FlowRibbon {
  id: string;
  /** Ribbons of one stream share this; null for the two ribbons of the head. */
  stream: { branch: Branch; modality: Modality } | null;
  /** -1 .. 1: signed over absolute contribution. */
  tone: number;
  /** SVG path of the filled shape. */
  path: string;
  /** Height of the shape, pixels. */
  width: number;
}

export interface FlowLayout {
  nodes: ReadonlyMap<string, FlowNode>;
  ribbons: readonly FlowRibbon[];
  /** Pixels one sentiment point is high. */
  pointHeight: number;
}

export interface FlowBox {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export const NODE_WIDTH = 6;
const NODE_GAP = 22;
/** Keeps the order of nodes and links defined when nothing flows. */
const NOTHING = 1e-6;

interface NodeDatum {
  id: string;
  column: FlowColumn;
}
interface LinkDatum {
  id: string;
  source: string;
  target: string;
  value: number;
  tone: number;
  stream: FlowRibbon['stream'];
}

export const NODES: readonly NodeDatum[] = [
  ...MODALITIES.map((modality): NodeDatum => ({ id: modality, column: 0 })),
  { id: 'shared', column: 1 },
  ...MODALITIES.map((modality): NodeDatum => ({ id: `private-${modality}`, column: 1 })),
  { id: 'tsf', column: 2 },
  ...MODALITIES.map((modality): NodeDatum => ({ id: `agpr-${modality}`, column: 2 })),
  { id: 'brf', column: 3 },
  { id: 'raised', column: 4 },
  { id: 'lowered', column: 4 },
];

/**
 * Lays the network's flow out as a Sankey diagram whose heights are sentiment points, the same scale in all columns.
 *
 * @param fullScale points that fill the box from top to bottom; the diagram is centred and smaller below that
 */
export function flowLayout(amounts: FlowAmounts, fullScale: number, box: FlowBox): FlowLayout {
  const tallest = NODES.filter((node) => node.column === 1).length;
  const gaps = (tallest - 1) * NODE_GAP;
  const pointHeight = Math.max(0, box.bottom - box.top - gaps) / fullScale;
  const height = gaps + pointHeight * Math.max(NOTHING, amounts.amount);
  const top = (box.top + box.bottom - height) / 2;

  const graph = sankey<NodeDatum, LinkDatum>()
    .nodeId((node) => node.id)
    .nodeAlign((node) => node.column)
    .nodeSort(null)
    .linkSort(null)
    .nodeWidth(NODE_WIDTH)
    .nodePadding(NODE_GAP)
    .extent([
      [box.left, top],
      [box.right, top + height],
    ])
    .iterations(0)({ nodes: NODES.map((node) => ({ ...node })), links: links(amounts) });

  return {
    nodes: new Map(
      graph.nodes.map(({ id, column, x0 = 0, y0 = 0, y1 = 0 }) => [
        id,
        { id, column, x: x0, top: y0, bottom: y1 },
      ]),
    ),
    ribbons: graph.links.map(({ id, stream, tone, source, target, y0 = 0, y1 = 0, width = 0 }) => ({
      id,
      stream,
      tone,
      path: ribbonPath(edge(source, 'x1'), y0, edge(target, 'x0'), y1, width),
      width,
    })),
    pointHeight,
  };
}

function links({ streams, raised, lowered }: FlowAmounts): LinkDatum[] {
  const inOrder = BRANCHES.flatMap((branch) => streams.filter((stream) => stream.branch === branch));
  const throughNetwork = inOrder.flatMap(({ branch, modality, amount, net }): LinkDatum[] => {
    const stream = { branch, modality };
    const common = { stream, value: Math.max(NOTHING, amount), tone: amount > 0 ? net / amount : 0 };
    const decoupled = branch === 'shared' ? 'shared' : `private-${modality}`;
    const rebalanced = branch === 'shared' ? 'tsf' : `agpr-${modality}`;
    const id = `${branch}-${modality}`;
    return [
      { ...common, id: `${id}-decoupling`, source: modality, target: decoupled },
      { ...common, id: `${id}-rebalancing`, source: decoupled, target: rebalanced },
      { ...common, id: `${id}-fusion`, source: rebalanced, target: 'brf' },
    ];
  });
  const head = [
    { id: 'raised', value: Math.max(NOTHING, raised), tone: 1 },
    { id: 'lowered', value: Math.max(NOTHING, -lowered), tone: -1 },
  ].map((link): LinkDatum => ({ ...link, source: 'brf', target: link.id, stream: null }));
  return [...throughNetwork, ...head];
}

function edge(node: unknown, side: 'x0' | 'x1'): number {
  // d3-sankey puts the node itself in place of its id.
  return (node as { x0?: number; x1?: number })[side] ?? 0;
}

/** A band of constant height between two vertical edges; y is its centre at each end. */
export function ribbonPath(x0: number, y0: number, x1: number, y1: number, width: number): string {
  const middle = round((x0 + x1) / 2);
  const [left, right, half] = [round(x0), round(x1), width / 2];
  const [a, b, c, d] = [round(y0 - half), round(y1 - half), round(y1 + half), round(y0 + half)];
  return `M${left},${a}C${middle},${a} ${middle},${b} ${right},${b}V${c}C${middle},${c} ${middle},${d} ${left},${d}Z`;
}

function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
