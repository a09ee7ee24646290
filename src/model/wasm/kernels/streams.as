// The shared branch's two streams and their mixture.

/** (x + gelu(w * x + b)) * mask for `groups` tracks [steps, width]. scratch: steps * width numbers. */
export function temporalConvolution(
  x: usize, mask: usize, kernel: usize, bias: usize, out: usize, scratch: usize,
  groups: i32, steps: i32, width: i32, dilation: i32, differences: i32,
): void {
  for (let g = 0; g < groups; g++) {
    let from = x;
    if (differences) {
      stepDifferences(x, mask, scratch, steps, width);
      from = scratch;
    }
    for (let t = 0; t < steps; t++) {
      const valid = load<f32>(at(mask, t));
      if (valid == 0) memory.fill(at(out, t * width), 0, <usize>width << 2);
      else convolveStep(from, kernel, bias, at(out, t * width), t, steps, width, dilation, valid);
    }
    x = at(x, steps * width);
    out = at(out, steps * width);
    mask = at(mask, steps);
  }
}

/** out_t = x_t - x_{t-1} where both are valid. */
function stepDifferences(x: usize, mask: usize, out: usize, steps: i32, width: i32): void {
  for (let t = 0; t < steps; t++) {
    const both: f32 = t == 0 ? 0 : load<f32>(at(mask, t)) * load<f32>(at(mask, t - 1));
    const to = at(out, t * width);
    if (both == 0) {
      memory.fill(to, 0, <usize>width << 2);
    } else {
      rowScale(at(x, t * width), both, to, width);
      rowAdd(at(x, (t - 1) * width), -both, to, width);
    }
  }
}

function convolveStep(
  x: usize, kernel: usize, bias: usize, out: usize, t: i32, steps: i32, width: i32, dilation: i32, valid: f32,
): void {
  const here = at(x, t * width);
  const before = t >= dilation ? at(x, (t - dilation) * width) : 0;
  const after = t + dilation < steps ? at(x, (t + dilation) * width) : 0;
  const second = at(kernel, width);
  const third = at(kernel, 2 * width);
  const valids = f32x4.splat(valid);
  let i = 0;
  for (; i + 4 <= width; i += 4) {
    const own = v128.load(at(here, i));
    let sum = f32x4.mul(own, v128.load(at(second, i)));
    if (before) sum = f32x4.add(sum, f32x4.mul(v128.load(at(before, i)), v128.load(at(kernel, i))));
    if (after) sum = f32x4.add(sum, f32x4.mul(v128.load(at(after, i)), v128.load(at(third, i))));
    const active = gelu4(f32x4.add(sum, v128.load(at(bias, i))));
    v128.store(at(out, i), f32x4.mul(f32x4.add(own, active), valids));
  }
  for (; i < width; i++) {
    const own = load<f32>(at(here, i));
    let sum = own * load<f32>(at(second, i));
    if (before) sum += load<f32>(at(before, i)) * load<f32>(at(kernel, i));
    if (after) sum += load<f32>(at(after, i)) * load<f32>(at(third, i));
    store<f32>(at(out, i), (own + gelu1(sum + load<f32>(at(bias, i)))) * valid);
  }
}

/** x [M, B, T, d], queries [M, d, k] -> nodes [B, M k, d]. scratch: T * k numbers, twice. */
export function nodes(
  x: usize, queries: usize, mask: usize, out: usize, scratch: usize,
  modalities: i32, items: i32, steps: i32, width: i32, count: i32,
): void {
  const row = <usize>width << 2;
  const logits = at(scratch, steps * count);
  const scale = <f32>1 / sqrt<f32>(<f32>width);
  for (let m = 0; m < modalities; m++) {
    for (let b = 0; b < items; b++) {
      gemm(x, row, 4, queries, <usize>count << 2, 0, 0, logits, <usize>count << 2, steps, width, count);
      transpose(logits, <usize>count << 2, scratch, steps, count);
      for (let k = 0; k < count; k++) {
        rowMask(at(scratch, k * steps), mask, scale, steps);
        rowSoftmax(at(scratch, k * steps), steps);
      }
      const to = at(out, (b * modalities + m) * count * width);
      gemm(scratch, <usize>steps << 2, 4, x, row, 0, 0, to, row, count, steps, width);
      x = at(x, steps * width);
      mask = at(mask, steps);
    }
    queries = at(queries, width * count);
  }
}

/** Softmax over the nodes of each step: x [stack, rows, width], queries [stack, width, k] -> [stack, rows, k]. */
export function nodeAssignment(x: usize, queries: usize, out: usize, stack: i32, rows: i32, width: i32, count: i32): void {
  const scale = <f32>1 / sqrt<f32>(<f32>width);
  for (let m = 0; m < stack; m++) {
    gemm(x, <usize>width << 2, 4, queries, <usize>count << 2, 0, 0, out, <usize>count << 2, rows, width, count);
    for (let r = 0; r < rows; r++) {
      rowScale(out, scale, out, count);
      rowSoftmax(out, count);
      out = at(out, count);
    }
    x = at(x, rows * width);
    queries = at(queries, width * count);
  }
}

/** projected [B, M k, 3 d] -> adjacency [B, M k, M k]. scratch: M k (d + 1) numbers. */
export function adjacency(
  projected: usize, mask: usize, out: usize, scratch: usize,
  modalities: i32, items: i32, steps: i32, count: i32, width: i32,
): void {
  const total = modalities * count;
  const row = <usize>(3 * width) << 2;
  const present = at(scratch, total * width);
  const scale = <f32>1 / sqrt<f32>(<f32>width);
  for (let b = 0; b < items; b++) {
    for (let i = 0; i < total; i++) {
      store<f32>(at(present, i), anyStep(at(mask, ((i / count) * items + b) * steps), steps));
    }
    transpose(at(projected, width), row, scratch, total, width);
    gemm(projected, row, 4, scratch, <usize>total << 2, 0, 0, out, <usize>total << 2, total, width, total);
    for (let i = 0; i < total; i++) {
      rowMask(out, present, scale, total);
      rowSoftmax(out, total);
      out = at(out, total);
    }
    projected += <usize>total * row;
  }
}

/** (assignment (nodes + A V)) * mask -> [M, B, T, d]. scratch: M k d numbers. */
export function nodeStream(
  nodes: usize, projected: usize, adjacency: usize, assignment: usize, mask: usize, out: usize, scratch: usize,
  modalities: i32, items: i32, steps: i32, count: i32, width: i32,
): void {
  const total = modalities * count;
  const row = <usize>width << 2;
  for (let b = 0; b < items; b++) {
    const values = at(projected, (b * total * 3 + 2) * width);
    gemm(
      at(adjacency, b * total * total), <usize>total << 2, 4, values, 3 * row,
      at(nodes, b * total * width), row, scratch, row, total, total, width,
    );
    for (let m = 0; m < modalities; m++) {
      const track = m * items + b;
      const to = at(out, track * steps * width);
      gemm(
        at(assignment, track * steps * count), <usize>count << 2, 4, at(scratch, m * count * width), row, 0, 0,
        to, row, steps, count, width,
      );
      maskRows(to, at(mask, track * steps), steps, width);
    }
  }
}

function maskRows(x: usize, mask: usize, rows: i32, width: i32): void {
  for (let r = 0; r < rows; r++) {
    const valid = load<f32>(at(mask, r));
    if (valid == 0) memory.fill(at(x, r * width), 0, <usize>width << 2);
    else if (valid != 1) rowScale(at(x, r * width), valid, at(x, r * width), width);
  }
}

/** sigmoid(W [temporal; structural; mean of shared] + b) for `groups` tracks. scratch: 2 d numbers. */
export function streamGate(
  temporal: usize, structural: usize, shared: usize, mask: usize, kernel: usize, bias: usize, out: usize, scratch: usize,
  groups: i32, steps: i32, width: i32,
): void {
  const row = <usize>width << 2;
  const size = steps * width;
  const block = <usize>width * row;
  for (let g = 0; g < groups; g++) {
    // The mean is the same for all steps, and so is what the layer makes of it.
    maskedRowMean(shared, mask, scratch, steps, width);
    gemm(scratch, row, 4, kernel + 2 * block, row, bias, 0, scratch + row, row, 1, width, width);
    gemm(temporal, row, 4, kernel, row, scratch + row, 0, out, row, steps, width, width);
    gemm(structural, row, 4, kernel + block, row, out, row, out, row, steps, width, width);
    activateAll(out, size, 2);
    temporal = at(temporal, size);
    structural = at(structural, size);
    shared = at(shared, size);
    out = at(out, size);
    mask = at(mask, steps);
  }
}

/** LN(S + g LN(R_temp) + (1 - g) LN(R_struct)) * mask; norms [6, d]. scratch: 2 d numbers. */
export function streamMix(
  shared: usize, temporal: usize, structural: usize, gate: usize, norms: usize, mask: usize, out: usize, scratch: usize,
  rows: i32, width: i32,
): void {
  const other = at(scratch, width);
  for (let r = 0; r < rows; r++) {
    if (load<f32>(mask) == 0) {
      memory.fill(out, 0, <usize>width << 2);
    } else {
      rowNorm(temporal, norms, at(norms, width), scratch, width);
      rowNorm(structural, at(norms, 2 * width), at(norms, 3 * width), other, width);
      mixRow(scratch, other, gate, shared, scratch, width);
      normMasked(scratch, at(norms, 4 * width), at(norms, 5 * width), mask, out, width);
    }
    shared = at(shared, width);
    temporal = at(temporal, width);
    structural = at(structural, width);
    gate = at(gate, width);
    out = at(out, width);
    mask += 4;
  }
}

/** out = gate x + (1 - gate) y + base; a base of 0 is none; may be in place. */
@inline
function mixRow(x: usize, y: usize, gate: usize, base: usize, out: usize, width: i32): void {
  const one = f32x4.splat(1);
  let i = 0;
  for (; i + 4 <= width; i += 4) {
    const g = v128.load(at(gate, i));
    let sum = f32x4.mul(g, v128.load(at(x, i)));
    if (base) sum = f32x4.add(v128.load(at(base, i)), sum);
    v128.store(at(out, i), f32x4.add(sum, f32x4.mul(f32x4.sub(one, g), v128.load(at(y, i)))));
  }
  for (; i < width; i++) {
    const g = load<f32>(at(gate, i));
    let sum = g * load<f32>(at(x, i));
    if (base) sum = load<f32>(at(base, i)) + sum;
    store<f32>(at(out, i), sum + (<f32>1 - g) * load<f32>(at(y, i)));
  }
}
