import { describe, expect, it } from 'vitest';
import { MODALITIES } from '../../../model/modalities.ts';
import { type CellMatrix, cellMatrix } from '../../charts/cells/cell-matrix.ts';
import { drawnEdge, graphRows, nodeGraph } from './node-graph.ts';

/** Two nodes a modality; no face. A node's reading of another is looked up, all else is `otherwise`. */
function adjacency(readings: Record<string, number>, otherwise: number): CellMatrix {
  const nodes = MODALITIES.flatMap((modality) => [0, 1].map((node) => ({ modality, node })));
  return cellMatrix(
    { branch: 'shared' },
    nodes,
    nodes.map(({ modality, node }) => ({ readModality: modality, readNode: node })),
    ({ modality, node, readModality, readNode }) =>
      modality === 'visual' || readModality === 'visual'
        ? null
        : (readings[`${modality} ${node} ${readModality} ${readNode}`] ?? otherwise),
  );
}

const graph = nodeGraph(adjacency({ 'language 0 acoustic 1': 0.7, 'acoustic 0 acoustic 0': 0.5 }, 0.1));

describe('the graph of the structural nodes', () => {
  it('has the readings that are a quarter more than an even share, the strongest last', () => {
    expect(graph.even).toBe(1 / 4);
    expect(graph.threshold).toBe(1.25 / 4);
    expect(graph.edges).toEqual([
      { reader: 2, read: 2, weight: 0.5 },
      { reader: 0, read: 3, weight: 0.7 },
    ]);
    expect(graph.strongest).toEqual(graph.edges[1]);
  });

  it('has no edges where every node reads all alike, and says how strong the strongest is', () => {
    const even = nodeGraph(adjacency({ 'language 1 language 0': 0.26 }, 0.25));
    expect(even.edges).toEqual([]);
    expect(even.strongest).toEqual({ reader: 1, read: 0, weight: 0.26 });
  });

  it('keeps the nodes of an absent modality apart', () => {
    expect(graph.nodes.filter(({ present }) => !present).map(({ modality }) => modality)).toEqual([
      'visual',
      'visual',
    ]);
  });

  it('places all nodes on one circle, each modality around a place of its own', () => {
    for (const { x, y } of graph.nodes) expect(Math.hypot(x, y)).toBeCloseTo(1);
    const middle = (modality: string) => {
      const [a, b] = graph.nodes.filter((node) => node.modality === modality);
      return Math.atan2((a?.y ?? 0) + (b?.y ?? 0), (a?.x ?? 0) + (b?.x ?? 0));
    };
    expect(middle('language')).toBeCloseTo(-Math.PI / 2);
    expect(middle('acoustic')).toBeCloseTo(Math.PI / 6);
    expect(middle('visual')).toBeCloseTo((5 * Math.PI) / 6);
  });

  it('draws an edge outside both nodes, ending at the reader', () => {
    const edge = graph.edges[1];
    const drawn = edge && drawnEdge(graph, edge, 100, 10);
    const [tipX, tipY] = (drawn?.head.match(/^M([-\d.]+),([-\d.]+)/) ?? []).slice(1).map(Number);
    const reader = graph.nodes[0];
    const distance = Math.hypot((tipX ?? 0) - 100 * (reader?.x ?? 0), (tipY ?? 0) - 100 * (reader?.y ?? 0));
    expect(distance).toBeCloseTo(11, 0);
    const loop = graph.edges[0] && drawnEdge(graph, graph.edges[0], 100, 10);
    expect(loop?.curve).toMatchInlineSnapshot(`"M106.0,7.5C130.8,-17.6 120.2,54.6 107.4,30.5"`);
  });

  it('is exported with the strongest first', () => {
    expect(graphRows(graph, (column) => column)).toEqual([
      ['modality', 'node', 'readModality', 'readNode', 'value'],
      ['language', 0, 'acoustic', 1, 0.7],
      ['acoustic', 0, 'acoustic', 0, 0.5],
    ]);
  });
});
