// Dense layers and layer norms.

/** x [stack, rows, width]; gain and offset lie `stride` numbers apart from one of the stack to the next; mask 0 is none. */
export function layerNorm(
  x: usize, gain: usize, offset: usize, mask: usize, out: usize, stack: i32, rows: i32, width: i32, stride: i32,
): void {
  for (let m = 0; m < stack; m++) {
    for (let r = 0; r < rows; r++) {
      normMasked(x, at(gain, m * stride), at(offset, m * stride), mask, out, width);
      x = at(x, width);
      out = at(out, width);
      if (mask) mask += 4;
    }
  }
}

@inline
function normMasked(x: usize, gain: usize, offset: usize, mask: usize, out: usize, width: i32): void {
  const valid: f32 = mask ? load<f32>(mask) : 1;
  if (valid == 0) {
    memory.fill(out, 0, <usize>width << 2);
    return;
  }
  rowNorm(x, gain, offset, out, width);
  if (valid != 1) rowScale(out, valid, out, width);
}

/** One modality's rows [batch, steps, width]: (LN(x) + positions) * mask. */
export function placedNorm(
  x: usize, gain: usize, offset: usize, positions: usize, mask: usize, out: usize, batch: i32, steps: i32, width: i32,
): void {
  for (let b = 0; b < batch; b++) {
    for (let t = 0; t < steps; t++) {
      const valid = load<f32>(mask);
      if (valid == 0) {
        memory.fill(out, 0, <usize>width << 2);
      } else {
        rowNorm(x, gain, offset, out, width);
        rowAdd(at(positions, t * width), 1, out, width);
        if (valid != 1) rowScale(out, valid, out, width);
      }
      x = at(x, width);
      out = at(out, width);
      mask += 4;
    }
  }
}

/**
 * residual + presence * keep * activation(x W + b); keep, presence and residual may be 0. A presence is that of `group`
 * rows.
 */
export function linear(
  x: usize, kernel: usize, bias: usize, keep: usize, presence: usize, residual: usize, out: usize,
  stack: i32, rows: i32, inner: i32, columns: i32, kernelStride: i32, biasStride: i32, group: i32, activation: i32,
): void {
  const xRow = <usize>inner << 2;
  const cRow = <usize>columns << 2;
  let row = 0;
  for (let m = 0; m < stack; m++) {
    for (let r = 0; r < rows; r += BLOCK) {
      const some = min(BLOCK, rows - r);
      gemm(x, xRow, 4, kernel, cRow, bias, 0, out, cRow, some, inner, columns);
      const size = some * columns;
      if (activation) activateAll(out, size, activation);
      if (keep) multiplyAll(out, keep, size);
      if (presence) {
        for (let i = 0; i < some; i++) {
          rowScale(at(out, i * columns), load<f32>(at(presence, (row + i) / group)), at(out, i * columns), columns);
        }
      }
      if (residual) rowAdd(residual, 1, out, size);
      row += some;
      x = at(x, some * inner);
      out = at(out, size);
      if (keep) keep = at(keep, size);
      if (residual) residual = at(residual, size);
    }
    kernel = at(kernel, kernelStride);
    bias = at(bias, biasStride);
  }
}

/** Rows whose product is finished while it is still in the first-level cache. */
const BLOCK: i32 = 40;

/** x = its activation; the gelu of feed-forward layers sixteen at a time, for the reason that `expAll` has. */
function activateAll(x: usize, size: i32, kind: i32): void {
  let i = 0;
  if (kind == 1) {
    for (; i + 16 <= size; i += 16) {
      const to = at(x, i);
      const y0 = gelu4(v128.load(to));
      const y1 = gelu4(v128.load(to, 16));
      const y2 = gelu4(v128.load(to, 32));
      const y3 = gelu4(v128.load(to, 48));
      v128.store(to, y0);
      v128.store(to, y1, 16);
      v128.store(to, y2, 32);
      v128.store(to, y3, 48);
    }
  }
  for (; i + 4 <= size; i += 4) v128.store(at(x, i), activate4(v128.load(at(x, i)), kind));
  for (; i < size; i++) store<f32>(at(x, i), activate1(load<f32>(at(x, i)), kind));
}

/** x *= y */
function multiplyAll(x: usize, y: usize, size: i32): void {
  let i = 0;
  for (; i + 4 <= size; i += 4) v128.store(at(x, i), f32x4.mul(v128.load(at(x, i)), v128.load(at(y, i))));
  for (; i < size; i++) store<f32>(at(x, i), load<f32>(at(x, i)) * load<f32>(at(y, i)));
}

/** One modality's raw features: z-score, clamp, mask, convolution. scratch: (steps + taps - 1) * n numbers. */
export function inputConvolution(
  x: usize, mean: usize, std: usize, mask: usize, keep: usize, kernel: usize, bias: usize, out: usize, scratch: usize,
  batch: i32, steps: i32, n: i32, taps: i32, columns: i32, limit: f32,
): void {
  const half = (taps - 1) / 2;
  const margin = <usize>(half * n) << 2;
  const row = <usize>n << 2;
  memory.fill(scratch, 0, margin);
  memory.fill(scratch + margin + <usize>steps * row, 0, margin);
  for (let b = 0; b < batch; b++) {
    let to = scratch + margin;
    for (let t = 0; t < steps; t++) {
      standardise(x, mean, std, load<f32>(mask), keep, to, n, limit);
      x += row;
      to += row;
      mask += 4;
      if (keep) keep += row;
    }
    // A window of steps is one row: they lie one after the other.
    gemm(scratch, row, 4, kernel, <usize>columns << 2, bias, 0, out, <usize>columns << 2, steps, taps * n, columns);
    out = at(out, steps * columns);
  }
}

function standardise(
  x: usize, mean: usize, std: usize, valid: f32, keep: usize, out: usize, n: i32, limit: f32,
): void {
  if (valid == 0) {
    memory.fill(out, 0, <usize>n << 2);
    return;
  }
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    const z = f32x4.div(f32x4.sub(v128.load(at(x, i)), v128.load(at(mean, i))), v128.load(at(std, i)));
    const bounded = f32x4.max(f32x4.min(z, f32x4.splat(limit)), f32x4.splat(-limit));
    v128.store(at(out, i), keep ? f32x4.mul(bounded, v128.load(at(keep, i))) : bounded);
  }
  for (; i < n; i++) {
    const z = (load<f32>(at(x, i)) - load<f32>(at(mean, i))) / load<f32>(at(std, i));
    const bounded = max<f32>(min<f32>(z, limit), -limit);
    store<f32>(at(out, i), keep ? bounded * load<f32>(at(keep, i)) : bounded);
  }
}
