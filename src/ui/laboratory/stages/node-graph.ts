import { MODALITIES, type Modality } from '../../../model/modalities.ts';
import { type CellMatrix, valueAt } from '../../charts/cells/cell-matrix.ts';
import type { CsvValue } from '../../charts/frame/csv.ts';

export interface GraphNode {
  modality: Modality;
  /** Within its modality. */
  node: number;
  /** False for the nodes of a modality the window does not have: they neither read nor are read. */
  present: boolean;
  /** Place on a circle around (0, 0) with radius 1, y downwards. */
  x: number;
  y: number;
}

/** One node reading another, or itself. */
export interface GraphEdge {
  /** Places in `nodes`. */
  reader: number;
  read: number;
  weight: number;
}

/** The nodes of all modalities and the readings that stand out. */
export interface NodeGraph {
  nodes: readonly GraphNode[];
  /** Above the threshold, the weakest first: what is drawn last lies on top. */
  edges: readonly GraphEdge[];
  /** What a node would read of each if it read all alike. */
  even: number;
  threshold: number;
  /** Above the threshold or not; null without nodes. */
  strongest: GraphEdge | null;
}

/** A reading stands out when it is a quarter more than an even share. */
const STANDS_OUT = 1.25;
/** Of a modality's third of the circle, the part its nodes take. */
const ARC = 0.72;

/** @param adjacency rows read columns; see `adjacencyCells` */
export function nodeGraph(adjacency: CellMatrix): NodeGraph {
  const { rows } = adjacency;
  const ofModality = (modality: Modality) => rows.filter((row) => row.modality === modality).length;
  const nodes = rows.map(({ modality = 'language', node = 0 }, row): GraphNode => {
    const along = (node + 0.5) / ofModality(modality) - 0.5;
    const third = (2 * Math.PI) / MODALITIES.length;
    const angle = third * (MODALITIES.indexOf(modality) + ARC * along) - Math.PI / 2;
    const present = valueAt(adjacency, { row, column: row }) !== null;
    return { modality, node, present, x: Math.cos(angle), y: Math.sin(angle) };
  });
  const even = 1 / Math.max(1, nodes.filter(({ present }) => present).length);
  const threshold = STANDS_OUT * even;
  const readings = nodes
    .flatMap((_, reader) =>
      nodes.flatMap((__, read): GraphEdge[] => {
        const weight = valueAt(adjacency, { row: reader, column: read });
        return weight === null ? [] : [{ reader, read, weight }];
      }),
    )
    .sort((a, b) => a.weight - b.weight);
  return {
    nodes,
    edges: readings.filter(({ weight }) => weight > threshold),
    even,
    threshold,
    strongest: readings.at(-1) ?? null,
  };
}

/** One line an edge that is drawn, the strongest first. */
export function graphRows(
  { nodes, edges }: NodeGraph,
  name: (column: 'modality' | 'node' | 'readModality' | 'readNode' | 'value') => string,
): CsvValue[][] {
  return [
    [name('modality'), name('node'), name('readModality'), name('readNode'), name('value')],
    ...edges.toReversed().map(({ reader, read, weight }): CsvValue[] => {
      const [from, to] = [nodes[reader], nodes[read]];
      return [from?.modality ?? null, from?.node ?? null, to?.modality ?? null, to?.node ?? null, weight];
    }),
  ];
}

/** An edge as it is drawn: a curve from what is read to its reader, and the three corners of its head. */
export interface DrawnEdge {
  curve: string;
  head: string;
}

const HEAD = 7;

/**
 * The curve between two nodes bends towards the middle; a node that reads itself has a loop outside the circle.
 *
 * @param radius of the circle the nodes lie on, pixels; `nodeRadius` of a node
 */
export function drawnEdge(
  { nodes }: NodeGraph,
  edge: GraphEdge,
  radius: number,
  nodeRadius: number,
): DrawnEdge | null {
  const [reader, read] = [nodes[edge.reader], nodes[edge.read]];
  if (!reader || !read) return null;
  const place = ({ x, y }: { x: number; y: number }, by = radius) => ({ x: x * by, y: y * by });
  const self = edge.reader === edge.read;
  // The outward direction turned a little to both sides holds a loop open.
  const rotated = (by: number) => ({
    x: read.x * Math.cos(by) - read.y * Math.sin(by),
    y: read.x * Math.sin(by) + read.y * Math.cos(by),
  });
  const out = radius + 3.2 * nodeRadius;
  const [control1, control2] = self
    ? [place(rotated(-0.28), out), place(rotated(0.28), out)]
    : [place(read, radius * 0.35), place(reader, radius * 0.35)];
  const start = towards(place(read), control1, nodeRadius);
  const tip = towards(place(reader), control2, nodeRadius + 1);
  const base = towards(tip, control2, HEAD);
  const [dx, dy] = [(tip.x - base.x) * 0.45, (tip.y - base.y) * 0.45];
  const point = ({ x, y }: { x: number; y: number }) => `${x.toFixed(1)},${y.toFixed(1)}`;
  const left = { x: base.x - dy, y: base.y + dx };
  const right = { x: base.x + dy, y: base.y - dx };
  return {
    curve: `M${point(start)}C${point(control1)} ${point(control2)} ${point(base)}`,
    head: `M${point(tip)}L${point(left)}L${point(right)}Z`,
  };
}

function towards(
  from: { x: number; y: number },
  to: { x: number; y: number },
  by: number,
): { x: number; y: number } {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) * by) / length, y: from.y + ((to.y - from.y) * by) / length };
}
