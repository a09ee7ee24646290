const COUNT = 478;

/**
 * Distances along the mesh: over the skin from one lip to the other is a long way round the corner of the mouth, even
 * when they touch.
 *
 * @param positions [478 * 3]
 * @param edges pairs of landmark numbers
 * @returns a function from a group of landmarks to every landmark's distance from the nearest of the group;
 *   infinite where no edge leads (the irises).
 */
export function skinDistances(
  positions: Float32Array,
  edges: readonly number[],
): (group: readonly number[]) => Float32Array {
  const neighbours: { landmark: number; length: number }[][] = Array.from({ length: COUNT }, () => []);
  const coordinate = (landmark: number, axis: number): number => positions[3 * landmark + axis] ?? 0;
  for (let edge = 0; edge + 1 < edges.length; edge += 2) {
    const [a, b] = [edges[edge] ?? 0, edges[edge + 1] ?? 0];
    const length = Math.hypot(...[0, 1, 2].map((axis) => coordinate(a, axis) - coordinate(b, axis)));
    neighbours[a]?.push({ landmark: b, length });
    neighbours[b]?.push({ landmark: a, length });
  }

  return (group) => {
    const distances = new Float32Array(COUNT).fill(Number.POSITIVE_INFINITY);
    for (const landmark of group) distances[landmark] = 0;
    // Label correcting from a queue: the graph is small, and no priority queue is worth its lines.
    const queue = [...group];
    for (let head = 0; head < queue.length; head++) {
      const from = queue[head] ?? 0;
      for (const { landmark, length } of neighbours[from] ?? []) {
        const distance = (distances[from] ?? 0) + length;
        if (distance < (distances[landmark] ?? 0) - 1e-6) {
          distances[landmark] = distance;
          queue.push(landmark);
        }
      }
    }
    return distances;
  };
}
