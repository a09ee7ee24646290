// Gradients of layers, norms and attention. What is summed over rows is added to: it starts at 0 or at an earlier part.

/** Sets so many numbers to 0. */
export function clear(x: usize, size: i32): void {
  memory.fill(x, 0, <usize>size << 2);
}

/** y = dy * f'(y) */
function activationGradient(y: usize, dy: usize, size: i32, kind: i32): void {
  let i = 0;
  for (; i + 4 <= size; i += 4) {
    v128.store(at(y, i), f32x4.mul(v128.load(at(dy, i)), slope4(v128.load(at(y, i)), kind)));
  }
  for (; i < size; i++) {
    const slope = f32x4.extract_lane(slope4(f32x4.splat(load<f32>(at(y, i))), kind), 0);
    store<f32>(at(y, i), load<f32>(at(dy, i)) * slope);
  }
}

/** Derivative of gelu, sigmoid or tanh (1 to 3). */
@inline
function slope4(x: v128, kind: i32): v128 {
  const one = f32x4.splat(1);
  if (kind == 1) {
    const s = sigmoid4(f32x4.mul(x, f32x4.splat(1.702)));
    const inner = f32x4.mul(f32x4.mul(f32x4.splat(1.702), x), f32x4.sub(one, s));
    return f32x4.mul(s, f32x4.add(one, inner));
  }
  if (kind == 2) {
    const s = sigmoid4(x);
    return f32x4.mul(s, f32x4.sub(one, s));
  }
  const h = tanh4(x);
  return f32x4.sub(one, f32x4.mul(h, h));
}

/**
 * Of y = x W + b over `rows`, dy in rows that lie `stride` numbers apart: adds to dx, dKernel and dBias.
 * scratch: inner * columns numbers.
 */
export function affineGradient(
  x: usize, kernel: usize, dy: usize, dx: usize, dKernel: usize, dBias: usize, scratch: usize,
  rows: i32, inner: i32, columns: i32, stride: i32,
): void {
  const xRow = <usize>inner << 2;
  const kernelRow = <usize>columns << 2;
  const dyRow = <usize>stride << 2;
  transpose(kernel, kernelRow, scratch, inner, columns);
  gemm(dy, dyRow, 4, scratch, xRow, dx, xRow, dx, xRow, rows, columns, inner);
  gemm(x, 4, xRow, dy, dyRow, dKernel, kernelRow, dKernel, kernelRow, inner, rows, columns);
  for (let r = 0; r < rows; r++) rowAdd(at(dy, r * stride), 1, dBias, columns);
}

/** As `linear`; dx, dKernel and dBias start at 0. scratch: inner * columns + rows * columns numbers. */
export function linearGradient(
  x: usize, kernel: usize, bias: usize, keep: usize, presence: usize, dy: usize,
  dx: usize, dKernel: usize, dBias: usize, scratch: usize,
  stack: i32, rows: i32, inner: i32, columns: i32, kernelStride: i32, biasStride: i32, group: i32, activation: i32,
): void {
  const size = rows * columns;
  const local = at(scratch, inner * columns);
  for (let m = 0; m < stack; m++) {
    let slope = dy;
    if (activation || keep || presence) {
      slope = local;
      if (activation) {
        affine(x, kernel, bias, slope, rows, inner, columns, columns);
        activationGradient(slope, dy, size, activation);
      } else {
        memory.copy(slope, dy, <usize>size << 2);
      }
      if (keep) multiplyAll(slope, keep, size);
      if (presence) {
        for (let r = 0; r < rows; r++) {
          const row = at(slope, r * columns);
          rowScale(row, load<f32>(at(presence, (m * rows + r) / group)), row, columns);
        }
      }
    }
    affineGradient(x, kernel, slope, dx, dKernel, dBias, scratch, rows, inner, columns, columns);
    x = at(x, rows * inner);
    dx = at(dx, rows * inner);
    dy = at(dy, size);
    if (keep) keep = at(keep, size);
    kernel = at(kernel, kernelStride);
    dKernel = at(dKernel, kernelStride);
    bias = at(bias, biasStride);
    dBias = at(dBias, biasStride);
  }
}

/** Of `rowNorm` times `factor`: writes dx, adds to dGain and dOffset. dx may be dy. */
function rowNormGradient(
  x: usize, gain: usize, dy: usize, factor: f32, dx: usize, dGain: usize, dOffset: usize, width: i32,
): void {
  const mean = rowSum(x, width) / <f32>width;
  const scale = rowInverseDeviation(x, mean, width);
  const means = f32x4.splat(mean);
  const scales = f32x4.splat(scale);
  const factors = f32x4.splat(factor);
  let sums = f32x4.splat(0);
  let products = f32x4.splat(0);
  let i = 0;
  for (; i + 4 <= width; i += 4) {
    const normed = f32x4.mul(f32x4.sub(v128.load(at(x, i)), means), scales);
    const g = f32x4.mul(v128.load(at(dy, i)), factors);
    v128.store(at(dGain, i), f32x4.add(v128.load(at(dGain, i)), f32x4.mul(g, normed)));
    v128.store(at(dOffset, i), f32x4.add(v128.load(at(dOffset, i)), g));
    const inner = f32x4.mul(g, v128.load(at(gain, i)));
    sums = f32x4.add(sums, inner);
    products = f32x4.add(products, f32x4.mul(inner, normed));
  }
  let sum = lanes(sums);
  let product = lanes(products);
  for (; i < width; i++) {
    const normed = (load<f32>(at(x, i)) - mean) * scale;
    const g = load<f32>(at(dy, i)) * factor;
    store<f32>(at(dGain, i), load<f32>(at(dGain, i)) + g * normed);
    store<f32>(at(dOffset, i), load<f32>(at(dOffset, i)) + g);
    const inner = g * load<f32>(at(gain, i));
    sum += inner;
    product += inner * normed;
  }
  sum /= <f32>width;
  product /= <f32>width;
  const even = f32x4.splat(sum);
  const along = f32x4.splat(product);
  for (i = 0; i + 4 <= width; i += 4) {
    const normed = f32x4.mul(f32x4.sub(v128.load(at(x, i)), means), scales);
    const inner = f32x4.mul(f32x4.mul(v128.load(at(dy, i)), factors), v128.load(at(gain, i)));
    v128.store(at(dx, i), f32x4.mul(scales, f32x4.sub(f32x4.sub(inner, even), f32x4.mul(normed, along))));
  }
  for (; i < width; i++) {
    const normed = (load<f32>(at(x, i)) - mean) * scale;
    const inner = load<f32>(at(dy, i)) * factor * load<f32>(at(gain, i));
    store<f32>(at(dx, i), scale * (inner - sum - normed * product));
  }
}

/** As `layerNorm` and `placedNorm`; dGain and dOffset start at 0. */
export function layerNormGradient(
  x: usize, gain: usize, mask: usize, dy: usize, dx: usize, dGain: usize, dOffset: usize,
  stack: i32, rows: i32, width: i32, stride: i32,
): void {
  for (let m = 0; m < stack; m++) {
    const own = <usize>(m * stride) << 2;
    for (let r = 0; r < rows; r++) {
      const valid: f32 = mask ? load<f32>(mask) : 1;
      if (valid == 0) memory.fill(dx, 0, <usize>width << 2);
      else rowNormGradient(x, gain + own, dy, valid, dx, dGain + own, dOffset + own, width);
      x = at(x, width);
      dy = at(dy, width);
      dx = at(dx, width);
      if (mask) mask += 4;
    }
  }
}

/** As `inputConvolution`; dKernel and dBias start at 0. */
export function inputConvolutionGradient(
  x: usize, mean: usize, std: usize, mask: usize, keep: usize, dy: usize, dKernel: usize, dBias: usize, scratch: usize,
  batch: i32, steps: i32, n: i32, taps: i32, columns: i32, limit: f32,
): void {
  const margin = <usize>(((taps - 1) / 2) * n) << 2;
  const row = <usize>n << 2;
  const kernelRow = <usize>columns << 2;
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
      rowAdd(at(dy, t * columns), 1, dBias, columns);
    }
    gemm(scratch, 4, row, dy, kernelRow, dKernel, kernelRow, dKernel, kernelRow, taps * n, steps, columns);
    dy = at(dy, steps * columns);
  }
}

/** row of logits' gradient = p * (dp - sum of p dp) * scale, in place of dp. */
@inline
function softmaxGradient(p: usize, dp: usize, scale: f32, width: i32): void {
  const along = rowDot(p, dp, width);
  const alongs = f32x4.splat(along);
  const scales = f32x4.splat(scale);
  let i = 0;
  for (; i + 4 <= width; i += 4) {
    const centred = f32x4.sub(v128.load(at(dp, i)), alongs);
    v128.store(at(dp, i), f32x4.mul(f32x4.mul(v128.load(at(p, i)), centred), scales));
  }
  for (; i < width; i++) store<f32>(at(dp, i), load<f32>(at(p, i)) * (load<f32>(at(dp, i)) - along) * scale);
}

/**
 * As `attention`; dQueries, dKeys and dValues are laid out as what they are the gradients of, and are added to.
 * scratch: tk * (width / heads) + 2 * tq * tk numbers.
 */
export function attentionGradient(
  queries: usize, keys: usize, values: usize, mask: usize, dy: usize, dQueries: usize, dKeys: usize, dValues: usize,
  scratch: usize, modalities: i32, items: i32, heads: i32, tq: i32, tk: i32, width: i32,
  queryStride: i32, sourceStride: i32, outStride: i32, roll: i32,
): void {
  const each = width / heads;
  const scale = <f32>1 / sqrt<f32>(<f32>each);
  const queryRow = <usize>queryStride << 2;
  const sourceRow = <usize>sourceStride << 2;
  const outRow = <usize>outStride << 2;
  const scoreRow = <usize>tk << 2;
  const weights = at(scratch, tk * each);
  const slopes = at(weights, tq * tk);
  for (let m = 0; m < modalities; m++) {
    for (let b = 0; b < items; b++) {
      const valid = at(mask, (((m + roll) % modalities) * items + b) * tk);
      for (let h = 0; h < heads; h++) {
        const column = <usize>(h * each) << 2;
        transpose(keys + column, sourceRow, scratch, tk, each);
        gemm(queries + column, queryRow, 4, scratch, scoreRow, 0, 0, weights, scoreRow, tq, each, tk);
        transpose(values + column, sourceRow, scratch, tk, each);
        gemm(dy + column, outRow, 4, scratch, scoreRow, 0, 0, slopes, scoreRow, tq, each, tk);
        softmaxRows(weights, valid, scale, tq, tk);
        for (let t = 0; t < tq; t++) softmaxGradient(at(weights, t * tk), at(slopes, t * tk), scale, tk);
        gemm(
          slopes, scoreRow, 4, keys + column, sourceRow, dQueries + column, queryRow,
          dQueries + column, queryRow, tq, tk, each,
        );
        gemm(
          slopes, 4, scoreRow, queries + column, queryRow, dKeys + column, sourceRow,
          dKeys + column, sourceRow, tk, tq, each,
        );
        gemm(
          weights, 4, scoreRow, dy + column, outRow, dValues + column, sourceRow,
          dValues + column, sourceRow, tk, tq, each,
        );
      }
      queries += <usize>tq * queryRow;
      dQueries += <usize>tq * queryRow;
      keys += <usize>tk * sourceRow;
      dKeys += <usize>tk * sourceRow;
      values += <usize>tk * sourceRow;
      dValues += <usize>tk * sourceRow;
      dy += <usize>tq * outRow;
    }
  }
}
