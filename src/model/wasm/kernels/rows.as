// What is done to one row of numbers.

@inline
function rowSum(x: usize, width: i32): f32 {
  let sum = f32x4.splat(0);
  let i = 0;
  for (; i + 4 <= width; i += 4) sum = f32x4.add(sum, v128.load(at(x, i)));
  let total = lanes(sum);
  for (; i < width; i++) total += load<f32>(at(x, i));
  return total;
}

@inline
function rowDot(x: usize, y: usize, width: i32): f32 {
  let sum = f32x4.splat(0);
  let i = 0;
  for (; i + 4 <= width; i += 4) sum = f32x4.add(sum, f32x4.mul(v128.load(at(x, i)), v128.load(at(y, i))));
  let total = lanes(sum);
  for (; i < width; i++) total += load<f32>(at(x, i)) * load<f32>(at(y, i));
  return total;
}

/** Where there is a NaN it may be any other of the numbers. */
@inline
function rowMax(x: usize, width: i32): f32 {
  let largest: f32 = load<f32>(x);
  let i = 0;
  if (width >= 4) {
    let most = v128.load(x);
    for (i = 4; i + 4 <= width; i += 4) most = f32x4.pmax(most, v128.load(at(x, i)));
    largest = f32x4.extract_lane(largestLane(most), 0);
  }
  for (; i < width; i++) largest = max(largest, load<f32>(at(x, i)));
  return largest;
}

/** out = x * factor; may be in place. */
@inline
function rowScale(x: usize, factor: f32, out: usize, width: i32): void {
  const factors = f32x4.splat(factor);
  let i = 0;
  for (; i + 4 <= width; i += 4) v128.store(at(out, i), f32x4.mul(v128.load(at(x, i)), factors));
  for (; i < width; i++) store<f32>(at(out, i), load<f32>(at(x, i)) * factor);
}

/** out += x * factor */
@inline
function rowAdd(x: usize, factor: f32, out: usize, width: i32): void {
  const factors = f32x4.splat(factor);
  let i = 0;
  for (; i + 4 <= width; i += 4) {
    v128.store(at(out, i), f32x4.add(v128.load(at(out, i)), f32x4.mul(v128.load(at(x, i)), factors)));
  }
  for (; i < width; i++) store<f32>(at(out, i), load<f32>(at(out, i)) + load<f32>(at(x, i)) * factor);
}

/** x -= its largest */
@inline
function rowBelowLargest(x: usize, width: i32): void {
  const largest = rowMax(x, width);
  const shift = f32x4.splat(largest);
  let i = 0;
  for (; i + 4 <= width; i += 4) v128.store(at(x, i), f32x4.sub(v128.load(at(x, i)), shift));
  for (; i < width; i++) store<f32>(at(x, i), load<f32>(at(x, i)) - largest);
}

/** x = exp(x - its largest) */
@inline
function rowExp(x: usize, width: i32): void {
  rowBelowLargest(x, width);
  expAll(x, width);
}

@inline
function rowSoftmax(x: usize, width: i32): void {
  rowExp(x, width);
  rowScale(x, <f32>1 / rowSum(x, width), x, width);
}

/** Softmax of each of `rows` rows, scaled, over what the mask has; the exponentials of all of them at once. */
function softmaxRows(x: usize, mask: usize, scale: f32, rows: i32, width: i32): void {
  for (let r = 0; r < rows; r++) {
    rowMask(at(x, r * width), mask, scale, width);
    rowBelowLargest(at(x, r * width), width);
  }
  expAll(x, rows * width);
  for (let r = 0; r < rows; r++) {
    const row = at(x, r * width);
    rowScale(row, <f32>1 / rowSum(row, width), row, width);
  }
}

/** x = x * scale, and "minus infinity" where the mask is 0. */
@inline
function rowMask(x: usize, mask: usize, scale: f32, width: i32): void {
  const factor = f32x4.splat(scale);
  const one = f32x4.splat(1);
  const absent = f32x4.splat(1e9);
  let i = 0;
  for (; i + 4 <= width; i += 4) {
    const out = f32x4.mul(f32x4.sub(v128.load(at(mask, i)), one), absent);
    v128.store(at(x, i), f32x4.add(f32x4.mul(v128.load(at(x, i)), factor), out));
  }
  for (; i < width; i++) {
    store<f32>(at(x, i), load<f32>(at(x, i)) * scale + (load<f32>(at(mask, i)) - 1) * <f32>1e9);
  }
}

/** 1 / standard deviation about the mean. */
@inline
function rowInverseDeviation(x: usize, mean: f32, width: i32): f32 {
  const means = f32x4.splat(mean);
  let sum = f32x4.splat(0);
  let i = 0;
  for (; i + 4 <= width; i += 4) {
    const centred = f32x4.sub(v128.load(at(x, i)), means);
    sum = f32x4.add(sum, f32x4.mul(centred, centred));
  }
  let total = lanes(sum);
  for (; i < width; i++) {
    const centred = load<f32>(at(x, i)) - mean;
    total += centred * centred;
  }
  return <f32>1 / sqrt<f32>(total / <f32>width + <f32>1e-5);
}

/** out = (x - mean) / deviation * gain + offset; may be in place. */
function rowNorm(x: usize, gain: usize, offset: usize, out: usize, width: i32): void {
  const mean = rowSum(x, width) / <f32>width;
  const scale = rowInverseDeviation(x, mean, width);
  const means = f32x4.splat(mean);
  const scales = f32x4.splat(scale);
  let i = 0;
  for (; i + 4 <= width; i += 4) {
    const normed = f32x4.mul(f32x4.sub(v128.load(at(x, i)), means), scales);
    v128.store(at(out, i), f32x4.add(f32x4.mul(normed, v128.load(at(gain, i))), v128.load(at(offset, i))));
  }
  for (; i < width; i++) {
    const normed = (load<f32>(at(x, i)) - mean) * scale;
    store<f32>(at(out, i), normed * load<f32>(at(gain, i)) + load<f32>(at(offset, i)));
  }
}

/** 1 / root mean square */
@inline
function rowInverseSize(x: usize, width: i32): f32 {
  return <f32>1 / sqrt<f32>(rowDot(x, x, width) / <f32>width + <f32>1e-6);
}

/** out = mean of the rows of x [rows, width] that the mask has; 0 when it has none. */
function maskedRowMean(x: usize, mask: usize, out: usize, rows: i32, width: i32): void {
  memory.fill(out, 0, <usize>width << 2);
  let count: f32 = 0;
  for (let r = 0; r < rows; r++) {
    const valid = load<f32>(at(mask, r));
    count += valid;
    if (valid != 0) rowAdd(at(x, r * width), valid, out, width);
  }
  rowScale(out, <f32>1 / max<f32>(count, 1), out, width);
}

/** Of `maskedRowMean`: dx of each of the rows. */
function maskedRowMeanGradient(mask: usize, dMean: usize, dx: usize, rows: i32, width: i32): void {
  const share: f32 = <f32>1 / max<f32>(rowSum(mask, rows), 1);
  for (let r = 0; r < rows; r++) rowScale(dMean, load<f32>(at(mask, r)) * share, at(dx, r * width), width);
}

/** 1 when any of the steps is valid. */
@inline
function anyStep(mask: usize, steps: i32): f32 {
  return rowMax(mask, steps);
}
