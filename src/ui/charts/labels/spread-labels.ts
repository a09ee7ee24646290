/**
 * Moves labels on a line apart until neighbours are `gap` from each other, as little as possible and inside
 * [low, high]. The order of the result is the order of `positions`.
 */
export function spreadLabels(positions: readonly number[], gap: number, low: number, high: number): number[] {
  const order = positions
    .map((position, index) => ({ position, index }))
    .sort((a, b) => a.position - b.position);
  // Groups of labels that touch share their mean error; merging neighbours until none overlap is optimal.
  let groups = order.map(({ position }) => ({ centre: position, count: 1 }));
  for (let changed = true; changed; ) {
    changed = false;
    const merged: typeof groups = [];
    for (const group of groups.map((candidate) => inside(candidate, gap, low, high))) {
      const last = merged.at(-1);
      if (last && last.centre + ((last.count + group.count) * gap) / 2 > group.centre + 1e-9) {
        const count = last.count + group.count;
        merged[merged.length - 1] = {
          centre: (last.centre * last.count + group.centre * group.count) / count,
          count,
        };
        changed = true;
      } else merged.push(group);
    }
    groups = merged;
  }
  const placed = groups
    .map((group) => inside(group, gap, low, high))
    .flatMap(({ centre, count }) =>
      Array.from({ length: count }, (_, index) => centre + (index - (count - 1) / 2) * gap),
    );
  const result: number[] = new Array(positions.length).fill(0);
  order.forEach(({ index }, rank) => {
    result[index] = placed[rank] ?? 0;
  });
  return result;
}

function inside(group: { centre: number; count: number }, gap: number, low: number, high: number) {
  const half = ((group.count - 1) * gap) / 2;
  return { ...group, centre: Math.max(low + half, Math.min(high - half, group.centre)) };
}
