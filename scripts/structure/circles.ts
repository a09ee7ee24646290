/** What names what; a node that only is named needs no entry. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/**
 * The circles of a graph: its strongly connected components of two nodes or more, each sorted. Tarjan, "Depth-first search
 * and linear graph algorithms" (1972).
 */
export function circlesOf(graph: Graph): string[][] {
  const index = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];

  function visit(node: string): number {
    const order = index.size;
    index.set(node, order);
    open.push(node);
    let lowest = order;
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) lowest = Math.min(lowest, visit(next));
      else if (open.includes(next)) lowest = Math.min(lowest, index.get(next) ?? order);
    }
    if (lowest === order) {
      const circle = open.splice(open.indexOf(node));
      if (circle.length > 1) circles.push(circle.sort());
    }
    return lowest;
  }

  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return circles;
}
