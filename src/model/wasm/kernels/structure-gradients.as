// Gradients of the structural stream's ops. What is summed over items starts at 0.

/** As `nodes`. scratch: 3 * T k + T d + k d numbers. */
export function nodesGradient(
  x: usize, queries: usize, mask: usize, dy: usize, dx: usize, dQueries: usize, scratch: usize,
  modalities: i32, items: i32, steps: i32, width: i32, count: i32,
): void {
  const row = <usize>width << 2;
  const few = <usize>count << 2;
  const long = <usize>steps << 2;
  const logits = scratch;
  const pooling = at(logits, steps * count);
  const slopes = at(pooling, steps * count);
  const turned = at(slopes, steps * count);
  const turnedQueries = at(turned, steps * width);
  const scale = <f32>1 / sqrt<f32>(<f32>width);
  for (let m = 0; m < modalities; m++) {
    transpose(queries, few, turnedQueries, width, count);
    for (let b = 0; b < items; b++) {
      const dNodes = at(dy, (b * modalities + m) * count * width);
      gemm(x, row, 4, queries, few, 0, 0, logits, few, steps, width, count);
      transpose(logits, few, pooling, steps, count);
      transpose(x, row, turned, steps, width);
      gemm(dNodes, row, 4, turned, long, 0, 0, slopes, long, count, width, steps);
      for (let k = 0; k < count; k++) {
        const weights = at(pooling, k * steps);
        rowMask(weights, mask, scale, steps);
        rowSoftmax(weights, steps);
        softmaxGradient(weights, at(slopes, k * steps), scale, steps);
      }
      gemm(pooling, 4, long, dNodes, row, 0, 0, dx, row, steps, count, width);
      gemm(slopes, 4, long, turnedQueries, row, dx, row, dx, row, steps, count, width);
      transpose(slopes, long, logits, count, steps);
      gemm(x, 4, row, logits, few, dQueries, few, dQueries, few, width, steps, count);
      x = at(x, steps * width);
      dx = at(dx, steps * width);
      mask = at(mask, steps);
    }
    queries = at(queries, width * count);
    dQueries = at(dQueries, width * count);
  }
}

/** As `nodeAssignment`; p is its output. scratch: rows * k + k d numbers. */
export function nodeAssignmentGradient(
  x: usize, queries: usize, p: usize, dy: usize, dx: usize, dQueries: usize, scratch: usize,
  stack: i32, rows: i32, width: i32, count: i32,
): void {
  const row = <usize>width << 2;
  const few = <usize>count << 2;
  const size = rows * count;
  const turned = at(scratch, size);
  const scale = <f32>1 / sqrt<f32>(<f32>width);
  for (let m = 0; m < stack; m++) {
    memory.copy(scratch, dy, <usize>size << 2);
    for (let r = 0; r < rows; r++) softmaxGradient(at(p, r * count), at(scratch, r * count), scale, count);
    transpose(queries, few, turned, width, count);
    gemm(scratch, few, 4, turned, row, 0, 0, dx, row, rows, count, width);
    gemm(x, 4, row, scratch, few, dQueries, few, dQueries, few, width, rows, count);
    x = at(x, rows * width);
    dx = at(dx, rows * width);
    p = at(p, size);
    dy = at(dy, size);
    queries = at(queries, width * count);
    dQueries = at(dQueries, width * count);
  }
}

/** As `adjacency`, whose output is `weights`; the values' part of dProjected is left alone. scratch: (M k)^2 numbers. */
export function adjacencyGradient(
  projected: usize, weights: usize, dy: usize, dProjected: usize, scratch: usize, items: i32, total: i32, width: i32,
): void {
  const row = <usize>(3 * width) << 2;
  const each = <usize>total << 2;
  const scale = <f32>1 / sqrt<f32>(<f32>width);
  for (let b = 0; b < items; b++) {
    memory.copy(scratch, dy, <usize>(total * total) << 2);
    for (let i = 0; i < total; i++) softmaxGradient(at(weights, i * total), at(scratch, i * total), scale, total);
    gemm(scratch, each, 4, at(projected, width), row, 0, 0, dProjected, row, total, total, width);
    gemm(scratch, 4, each, projected, row, 0, 0, at(dProjected, width), row, total, total, width);
    projected += <usize>total * row;
    dProjected += <usize>total * row;
    weights = at(weights, total * total);
    dy = at(dy, total * total);
  }
}

/** As `nodeStream`; of dProjected only the values' part is written. scratch: 2 * M k d + T d numbers. */
export function nodeStreamGradient(
  nodes: usize, projected: usize, adjacency: usize, assignment: usize, mask: usize, dy: usize,
  dNodes: usize, dProjected: usize, dAdjacency: usize, dAssignment: usize, scratch: usize,
  modalities: i32, items: i32, steps: i32, count: i32, width: i32,
): void {
  const total = modalities * count;
  const row = <usize>width << 2;
  const few = <usize>count << 2;
  const each = <usize>total << 2;
  const informed = scratch;
  const turned = at(informed, total * width);
  const slopes = at(turned, total * width);
  for (let b = 0; b < items; b++) {
    const values = at(projected, 2 * width);
    gemm(adjacency, each, 4, values, 3 * row, nodes, row, informed, row, total, total, width);
    for (let m = 0; m < modalities; m++) {
      const track = m * items + b;
      const own = m * count * width;
      memory.copy(slopes, at(dy, track * steps * width), <usize>steps * row);
      maskRows(slopes, at(mask, track * steps), steps, width);
      transpose(at(informed, own), row, turned, count, width);
      gemm(slopes, row, 4, turned, few, 0, 0, at(dAssignment, track * steps * count), few, steps, width, count);
      gemm(at(assignment, track * steps * count), 4, few, slopes, row, 0, 0, at(dNodes, own), row, count, steps, width);
    }
    transpose(values, 3 * row, turned, total, width);
    gemm(dNodes, row, 4, turned, each, 0, 0, dAdjacency, each, total, width, total);
    gemm(adjacency, 4, each, dNodes, row, 0, 0, at(dProjected, 2 * width), 3 * row, total, total, width);
    nodes = at(nodes, total * width);
    dNodes = at(dNodes, total * width);
    projected += <usize>(3 * total) * row;
    dProjected += <usize>(3 * total) * row;
    adjacency = at(adjacency, total * total);
    dAdjacency = at(dAdjacency, total * total);
  }
}
