// Losses on sets of rows, each with its slopes: the gradients of a set's number over its rows. Slopes of 0 are not wanted.
// weights [sets, rows] say which rows count.

/** What keeps a quotient of two vanishing sums finite. */
const TINY: f32 = 1e-8;

/** Rows that count about their mean, the others 0; mean: width numbers. Returns how many count. */
function centreRows(x: usize, weights: usize, out: usize, mean: usize, rows: i32, width: i32): f32 {
  maskedRowMean(x, weights, mean, rows, width);
  for (let r = 0; r < rows; r++) {
    const valid = load<f32>(at(weights, r));
    const to = at(out, r * width);
    rowScale(at(x, r * width), valid, to, width);
    if (valid != 0) rowAdd(mean, -valid, to, width);
  }
  return rowSum(weights, rows);
}

/** out [width, width] = p' q of matrices [rows, width]. */
function innerProducts(p: usize, q: usize, out: usize, rows: i32, width: i32): void {
  const row = <usize>width << 2;
  gemm(p, 4, row, q, row, 0, 0, out, row, width, rows, width);
}

/** out [rows, width] = p k + q l of matrices [rows, width] and [width, width]. */
function twoProducts(p: usize, k: usize, q: usize, l: usize, out: usize, rows: i32, width: i32): void {
  const row = <usize>width << 2;
  gemm(p, row, 4, k, row, 0, 0, out, row, rows, width, width);
  gemm(q, row, 4, l, row, out, row, out, row, rows, width, width);
}

/** scratch: 2 * rows * width + 4 * width * width + width numbers. */
export function featureCka(
  x: usize, y: usize, weights: usize, out: usize, dx: usize, dy: usize, scratch: usize,
  sets: i32, rows: i32, width: i32,
): void {
  const size = rows * width;
  const square = width * width;
  const a = scratch;
  const b = at(a, size);
  const ab = at(b, size);
  const turned = at(ab, square);
  const aa = at(turned, square);
  const bb = at(aa, square);
  const mean = at(bb, square);
  for (let g = 0; g < sets; g++) {
    centreRows(x, weights, a, mean, rows, width);
    centreRows(y, weights, b, mean, rows, width);
    innerProducts(a, a, aa, rows, width);
    innerProducts(b, b, bb, rows, width);
    innerProducts(a, b, ab, rows, width);
    const ofA = rowDot(aa, aa, square);
    const ofB = rowDot(bb, bb, square);
    const scale: f32 = <f32>1 / sqrt<f32>(ofA * ofB + TINY);
    const value = rowDot(ab, ab, square) * scale;
    store<f32>(at(out, g), value);
    // |X'Y|^2 grows by 2 Y (X'Y)' over X, |X'X|^2 by 4 X X'X. Rows about their mean: what the mean adds is nothing.
    rowScale(ab, <f32>2 * scale, ab, square);
    if (dx) {
      rowScale(aa, <f32>-2 * value * scale * (ofB * scale), aa, square);
      transpose(ab, <usize>width << 2, turned, width, width);
      twoProducts(b, turned, a, aa, dx, rows, width);
      dx = at(dx, size);
    }
    if (dy) {
      rowScale(bb, <f32>-2 * value * scale * (ofA * scale), bb, square);
      twoProducts(a, ab, b, bb, dy, rows, width);
      dy = at(dy, size);
    }
    x = at(x, size);
    y = at(y, size);
    weights = at(weights, rows);
  }
}

/** `centreRows` scaled to a mean square of 1; returns the scale. */
function standardiseRows(x: usize, weights: usize, out: usize, mean: usize, rows: i32, width: i32): f32 {
  const size = rows * width;
  const count = max<f32>(centreRows(x, weights, out, mean, rows, width), 1);
  const scale: f32 = <f32>1 / sqrt<f32>(rowDot(out, out, size) / (count * <f32>width) + TINY * TINY);
  rowScale(out, scale, out, size);
  return scale;
}

/** In place: from the slope over `rows` = standardised rows to that over what was standardised. */
function standardiseGradient(
  standardised: usize, slope: usize, scale: f32, weights: usize, mean: usize, count: f32, rows: i32, width: i32,
): void {
  const size = rows * width;
  rowAdd(standardised, -rowDot(standardised, slope, size) / (count * <f32>width), slope, size);
  rowScale(slope, scale, slope, size);
  centreRows(slope, weights, slope, mean, rows, width);
}

/** x x' / width without its diagonal, [rows, rows], and the sums of its rows; returns the sum of all. */
function hollowGram(x: usize, turned: usize, out: usize, sums: usize, rows: i32, width: i32): f32 {
  const row = <usize>width << 2;
  const outRow = <usize>rows << 2;
  transpose(x, row, turned, rows, width);
  gemm(x, row, 4, turned, outRow, 0, 0, out, outRow, rows, width, rows);
  rowScale(out, <f32>1 / <f32>width, out, rows * rows);
  for (let r = 0; r < rows; r++) {
    store<f32>(at(out, r * rows + r), 0);
    store<f32>(at(sums, r), rowSum(at(out, r * rows), rows));
  }
  return rowSum(sums, rows);
}

/** HSIC_1 of two such matrices of n rows that count. */
function unbiasedHsic(
  k: usize, kSums: usize, kSum: f32, l: usize, lSums: usize, lSum: f32, n: f32, rows: i32,
): f32 {
  const sums = kSum * lSum / ((n - 1) * (n - 2));
  return (rowDot(k, l, rows * rows) + sums - rowDot(kSums, lSums, rows) * (<f32>2 / (n - 2))) / (n * (n - 3));
}

/** out += factor * the slope of HSIC_1 over the other matrix, and over its mirror image. */
function addHsicSlope(
  l: usize, lSums: usize, lSum: f32, factor: f32, weights: usize, n: f32, out: usize, rows: i32,
): void {
  const all = <f32>2 * lSum / ((n - 1) * (n - 2));
  const each = <f32>2 / (n - 2);
  const scale = factor / (n * (n - 3));
  for (let i = 0; i < rows; i++) {
    if (load<f32>(at(weights, i)) == 0) continue;
    const own = all - each * load<f32>(at(lSums, i));
    for (let j = 0; j < rows; j++) {
      if (i == j || load<f32>(at(weights, j)) == 0) continue;
      const to = at(out, i * rows + j);
      const slope = <f32>2 * load<f32>(at(l, i * rows + j)) + own - each * load<f32>(at(lSums, j));
      store<f32>(to, load<f32>(to) + scale * slope);
    }
  }
}

/** scratch: 3 * rows * width + 3 * rows * rows + 2 * rows + width numbers. */
export function debiasedCka(
  x: usize, y: usize, weights: usize, out: usize, dx: usize, dy: usize, scratch: usize,
  sets: i32, rows: i32, width: i32, fewest: f32,
): void {
  const size = rows * width;
  const a = scratch;
  const b = at(a, size);
  const turned = at(b, size);
  const k = at(turned, size);
  const l = at(k, rows * rows);
  const slopes = at(l, rows * rows);
  const kSums = at(slopes, rows * rows);
  const lSums = at(kSums, rows);
  const mean = at(lSums, rows);
  for (let g = 0; g < sets; g++) {
    const n = rowSum(weights, rows);
    if (n < fewest) {
      store<f32>(at(out, g), 0);
      if (dx) memory.fill(dx, 0, <usize>size << 2);
      if (dy) memory.fill(dy, 0, <usize>size << 2);
    } else {
      const aScale = standardiseRows(x, weights, a, mean, rows, width);
      const bScale = standardiseRows(y, weights, b, mean, rows, width);
      const kSum = hollowGram(a, turned, k, kSums, rows, width);
      const lSum = hollowGram(b, turned, l, lSums, rows, width);
      const ofK = unbiasedHsic(k, kSums, kSum, k, kSums, kSum, n, rows);
      const ofL = unbiasedHsic(l, lSums, lSum, l, lSums, lSum, n, rows);
      const both = unbiasedHsic(k, kSums, kSum, l, lSums, lSum, n, rows);
      const scale: f32 = <f32>1 / sqrt<f32>(max<f32>(ofK, 0) * max<f32>(ofL, 0) + TINY);
      const value = both <= 0 ? <f32>0 : both * scale;
      store<f32>(at(out, g), value);
      const towards: f32 = both <= 0 ? 0 : scale;
      if (dx) {
        memory.fill(slopes, 0, <usize>(rows * rows) << 2);
        addHsicSlope(l, lSums, lSum, towards, weights, n, slopes, rows);
        if (ofK > 0) {
          addHsicSlope(k, kSums, kSum, -value * scale * scale * max<f32>(ofL, 0), weights, n, slopes, rows);
        }
        gramGradient(slopes, a, aScale, weights, mean, n, dx, rows, width);
      }
      if (dy) {
        memory.fill(slopes, 0, <usize>(rows * rows) << 2);
        addHsicSlope(k, kSums, kSum, towards, weights, n, slopes, rows);
        if (ofL > 0) {
          addHsicSlope(l, lSums, lSum, -value * scale * scale * max<f32>(ofK, 0), weights, n, slopes, rows);
        }
        gramGradient(slopes, b, bScale, weights, mean, n, dy, rows, width);
      }
    }
    x = at(x, size);
    y = at(y, size);
    if (dx) dx = at(dx, size);
    if (dy) dy = at(dy, size);
    weights = at(weights, rows);
  }
}

/** From the slope over a Gram matrix and its mirror image to that over the rows it was made of, before they were scaled. */
function gramGradient(
  slopes: usize, standardised: usize, scale: f32, weights: usize, mean: usize, count: f32, out: usize,
  rows: i32, width: i32,
): void {
  const row = <usize>width << 2;
  gemm(slopes, <usize>rows << 2, 4, standardised, row, 0, 0, out, row, rows, rows, width);
  rowScale(out, <f32>1 / <f32>width, out, rows * width);
  standardiseGradient(standardised, out, scale, weights, mean, count, rows, width);
}

/** scratch: rows * width + 2 * width * width + 2 * width numbers. */
export function channelCorrelation(
  x: usize, weights: usize, out: usize, dx: usize, scratch: usize, sets: i32, rows: i32, width: i32,
): void {
  const size = rows * width;
  const row = <usize>width << 2;
  const a = scratch;
  const covariance = at(a, size);
  const slopes = at(covariance, width * width);
  const inverse = at(slopes, width * width);
  const mean = at(inverse, width);
  for (let g = 0; g < sets; g++) {
    const n = rowSum(weights, rows);
    if (n < 2) {
      store<f32>(at(out, g), 0);
      if (dx) memory.fill(dx, 0, <usize>size << 2);
    } else {
      const scale = standardiseRows(x, weights, a, mean, rows, width);
      innerProducts(a, a, covariance, rows, width);
      rowScale(covariance, <f32>1 / n, covariance, width * width);
      for (let i = 0; i < width; i++) {
        store<f32>(at(inverse, i), <f32>1 / (load<f32>(at(covariance, i * width + i)) + TINY));
      }
      const share: f32 = <f32>1 / (<f32>width * <f32>(width - 1));
      let total: f32 = 0;
      for (let i = 0; i < width; i++) {
        let along: f32 = 0;
        for (let j = 0; j < width; j++) {
          if (i == j) continue;
          const c = load<f32>(at(covariance, i * width + j));
          const slope = c * load<f32>(at(inverse, i)) * load<f32>(at(inverse, j));
          store<f32>(at(slopes, i * width + j), <f32>4 * share / n * slope);
          along += c * slope;
        }
        total += along;
        // A channel's variance is in its row and in its column.
        store<f32>(at(slopes, i * width + i), <f32>-4 * share / n * along * load<f32>(at(inverse, i)));
      }
      store<f32>(at(out, g), total * share);
      if (dx) {
        gemm(a, row, 4, slopes, row, 0, 0, dx, row, rows, width, width);
        standardiseGradient(a, dx, scale, weights, mean, n, rows, width);
      }
    }
    x = at(x, size);
    if (dx) dx = at(dx, size);
    weights = at(weights, rows);
  }
}

/** Mean, and mean square and cube about it, of the rows that count: moments [3, width]. */
function centralMoments(x: usize, weights: usize, moments: usize, rows: i32, width: i32): void {
  const squares = at(moments, width);
  const cubes = at(squares, width);
  maskedRowMean(x, weights, moments, rows, width);
  memory.fill(squares, 0, <usize>(2 * width) << 2);
  for (let r = 0; r < rows; r++) {
    const valid = load<f32>(at(weights, r));
    if (valid == 0) continue;
    for (let i = 0; i < width; i++) {
      const c = load<f32>(at(x, r * width + i)) - load<f32>(at(moments, i));
      store<f32>(at(squares, i), load<f32>(at(squares, i)) + valid * c * c);
      store<f32>(at(cubes, i), load<f32>(at(cubes, i)) + valid * c * c * c);
    }
  }
  rowScale(squares, <f32>1 / max<f32>(rowSum(weights, rows), 1), squares, 2 * width);
}

/** Of the mean, the square and the cube, whose slopes are `slopes` [3, width]. */
function centralMomentsGradient(
  x: usize, weights: usize, moments: usize, slopes: usize, sign: f32, out: usize, rows: i32, width: i32,
): void {
  const scale = sign / max<f32>(rowSum(weights, rows), 1);
  for (let r = 0; r < rows; r++) {
    const valid = load<f32>(at(weights, r)) * scale;
    for (let i = 0; i < width; i++) {
      const c = load<f32>(at(x, r * width + i)) - load<f32>(at(moments, i));
      const cube = c * c - load<f32>(at(moments, width + i));
      const slope = load<f32>(at(slopes, i)) + <f32>2 * c * load<f32>(at(slopes, width + i))
        + <f32>3 * cube * load<f32>(at(slopes, 2 * width + i));
      store<f32>(at(out, r * width + i), valid == 0 ? <f32>0 : valid * slope);
    }
  }
}

/** scratch: 9 * width numbers. */
export function centralMomentDiscrepancy(
  x: usize, y: usize, weights: usize, out: usize, dx: usize, dy: usize, scratch: usize,
  sets: i32, rows: i32, width: i32,
): void {
  const size = rows * width;
  const ofX = scratch;
  const ofY = at(ofX, 3 * width);
  const slopes = at(ofY, 3 * width);
  for (let g = 0; g < sets; g++) {
    centralMoments(x, weights, ofX, rows, width);
    centralMoments(y, weights, ofY, rows, width);
    let total: f32 = 0;
    for (let order = 0; order < 3; order++) {
      const difference = at(slopes, order * width);
      memory.copy(difference, at(ofX, order * width), <usize>width << 2);
      rowAdd(at(ofY, order * width), -1, difference, width);
      const distance = sqrt<f32>(rowDot(difference, difference, width) + TINY);
      rowScale(difference, <f32>1 / distance, difference, width);
      total += distance;
    }
    store<f32>(at(out, g), total);
    if (dx) {
      centralMomentsGradient(x, weights, ofX, slopes, 1, dx, rows, width);
      dx = at(dx, size);
    }
    if (dy) {
      centralMomentsGradient(y, weights, ofY, slopes, -1, dy, rows, width);
      dy = at(dy, size);
    }
    x = at(x, size);
    y = at(y, size);
    weights = at(weights, rows);
  }
}

/** Means of the valid steps of `groups` tracks [steps, width]. */
export function maskedMean(x: usize, mask: usize, out: usize, groups: i32, steps: i32, width: i32): void {
  for (let g = 0; g < groups; g++) {
    maskedRowMean(x, mask, out, steps, width);
    x = at(x, steps * width);
    mask = at(mask, steps);
    out = at(out, width);
  }
}

export function maskedMeanGradient(mask: usize, dy: usize, dx: usize, groups: i32, steps: i32, width: i32): void {
  for (let g = 0; g < groups; g++) {
    maskedRowMeanGradient(mask, dy, dx, steps, width);
    dx = at(dx, steps * width);
    mask = at(mask, steps);
    dy = at(dy, width);
  }
}
