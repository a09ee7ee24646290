// Products of matrices. Strides are in bytes; a(i, k) lies at a + i * aRow + k * aStep, so a transposed a costs nothing.

/** Steps of the inner dimension taken at a time, so that what a block reads of b stays in the first-level cache. */
const PANEL: i32 = 128;

/** c = start + a b; a start of 0 is none, a startRow of 0 the same row for all: a bias. */
function gemm(
  a: usize, aRow: usize, aStep: usize, b: usize, bRow: usize, start: usize, startRow: usize,
  c: usize, cRow: usize, rows: i32, inner: i32, columns: i32,
): void {
  gemmPanel(a, aRow, aStep, b, bRow, start, startRow, c, cRow, rows, min(PANEL, inner), columns);
  for (let k = PANEL; k < inner; k += PANEL) {
    gemmPanel(
      a + <usize>k * aStep, aRow, aStep, b + <usize>k * bRow, bRow, c, cRow,
      c, cRow, rows, min(PANEL, inner - k), columns,
    );
  }
}

/** Blocks of four rows by eight columns in registers: twelve columns would need more of them than there are. */
function gemmPanel(
  a: usize, aRow: usize, aStep: usize, b: usize, bRow: usize, start: usize, startRow: usize,
  c: usize, cRow: usize, rows: i32, inner: i32, columns: i32,
): void {
  let i = 0;
  for (; i + 4 <= rows; i += 4) {
    let j = 0;
    for (; j + 8 <= columns; j += 8) {
      fourByEight(a, aRow, aStep, at(b, j), bRow, start ? at(start, j) : 0, startRow, at(c, j), cRow, inner);
    }
    for (; j + 4 <= columns; j += 4) {
      fourByFour(a, aRow, aStep, at(b, j), bRow, start ? at(start, j) : 0, startRow, at(c, j), cRow, inner);
    }
    for (; j < columns; j++) {
      for (let r: usize = 0; r < 4; r++) {
        single(a + r * aRow, aStep, at(b, j), bRow, start ? at(start, j) + r * startRow : 0, at(c, j) + r * cRow, inner);
      }
    }
    a += 4 * aRow;
    c += 4 * cRow;
    if (start) start += 4 * startRow;
  }
  for (; i < rows; i++) {
    let j = 0;
    for (; j + 4 <= columns; j += 4) {
      oneByFour(a, aStep, at(b, j), bRow, start ? at(start, j) : 0, at(c, j), inner);
    }
    for (; j < columns; j++) {
      single(a, aStep, at(b, j), bRow, start ? at(start, j) : 0, at(c, j), inner);
    }
    a += aRow;
    c += cRow;
    if (start) start += startRow;
  }
}

@inline
function startAt(start: usize, offset: usize): v128 {
  return start ? v128.load(start + offset) : f32x4.splat(0);
}

function fourByEight(
  a: usize, aRow: usize, aStep: usize, b: usize, bRow: usize, start: usize, startRow: usize,
  c: usize, cRow: usize, inner: i32,
): void {
  let c00 = startAt(start, 0);
  let c01 = startAt(start, 16);
  let c10 = startAt(start, startRow);
  let c11 = startAt(start, startRow + 16);
  let c20 = startAt(start, 2 * startRow);
  let c21 = startAt(start, 2 * startRow + 16);
  let c30 = startAt(start, 3 * startRow);
  let c31 = startAt(start, 3 * startRow + 16);
  let a1 = a + aRow;
  let a2 = a1 + aRow;
  let a3 = a2 + aRow;
  for (let k = 0; k < inner; k++) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const s0 = v128.load32_splat(a);
    c00 = f32x4.add(c00, f32x4.mul(s0, b0));
    c01 = f32x4.add(c01, f32x4.mul(s0, b1));
    const s1 = v128.load32_splat(a1);
    c10 = f32x4.add(c10, f32x4.mul(s1, b0));
    c11 = f32x4.add(c11, f32x4.mul(s1, b1));
    const s2 = v128.load32_splat(a2);
    c20 = f32x4.add(c20, f32x4.mul(s2, b0));
    c21 = f32x4.add(c21, f32x4.mul(s2, b1));
    const s3 = v128.load32_splat(a3);
    c30 = f32x4.add(c30, f32x4.mul(s3, b0));
    c31 = f32x4.add(c31, f32x4.mul(s3, b1));
    a += aStep;
    a1 += aStep;
    a2 += aStep;
    a3 += aStep;
    b += bRow;
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  c += cRow;
  v128.store(c, c10);
  v128.store(c, c11, 16);
  c += cRow;
  v128.store(c, c20);
  v128.store(c, c21, 16);
  c += cRow;
  v128.store(c, c30);
  v128.store(c, c31, 16);
}

function fourByFour(
  a: usize, aRow: usize, aStep: usize, b: usize, bRow: usize, start: usize, startRow: usize,
  c: usize, cRow: usize, inner: i32,
): void {
  let c0 = startAt(start, 0);
  let c1 = startAt(start, startRow);
  let c2 = startAt(start, 2 * startRow);
  let c3 = startAt(start, 3 * startRow);
  let a1 = a + aRow;
  let a2 = a1 + aRow;
  let a3 = a2 + aRow;
  for (let k = 0; k < inner; k++) {
    const right = v128.load(b);
    c0 = f32x4.add(c0, f32x4.mul(v128.load32_splat(a), right));
    c1 = f32x4.add(c1, f32x4.mul(v128.load32_splat(a1), right));
    c2 = f32x4.add(c2, f32x4.mul(v128.load32_splat(a2), right));
    c3 = f32x4.add(c3, f32x4.mul(v128.load32_splat(a3), right));
    a += aStep;
    a1 += aStep;
    a2 += aStep;
    a3 += aStep;
    b += bRow;
  }
  v128.store(c, c0);
  v128.store(c + cRow, c1);
  v128.store(c + 2 * cRow, c2);
  v128.store(c + 3 * cRow, c3);
}

function oneByFour(a: usize, aStep: usize, b: usize, bRow: usize, start: usize, c: usize, inner: i32): void {
  let sum = startAt(start, 0);
  for (let k = 0; k < inner; k++) {
    sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(a), v128.load(b)));
    a += aStep;
    b += bRow;
  }
  v128.store(c, sum);
}

function single(a: usize, aStep: usize, b: usize, bRow: usize, start: usize, c: usize, inner: i32): void {
  let sum: f32 = start ? load<f32>(start) : 0;
  for (let k = 0; k < inner; k++) {
    sum += load<f32>(a) * load<f32>(b);
    a += aStep;
    b += bRow;
  }
  store<f32>(c, sum);
}

/** to[j, i] = from[i, j]; the rows of `from` lie `fromRow` bytes apart. */
function transpose(from: usize, fromRow: usize, to: usize, rows: i32, columns: i32): void {
  const toRow = <usize>rows << 2;
  for (let i = 0; i < rows; i++) {
    let target = at(to, i);
    for (let j = 0; j < columns; j++) {
      store<f32>(target, load<f32>(at(from, j)));
      target += toRow;
    }
    from += fromRow;
  }
}

/** x [rows, inner] W + b into columns of rows that lie `outStride` numbers apart. */
export function affine(
  x: usize, kernel: usize, bias: usize, out: usize, rows: i32, inner: i32, columns: i32, outStride: i32,
): void {
  gemm(
    x, <usize>inner << 2, 4, kernel, <usize>columns << 2, bias, 0,
    out, <usize>outStride << 2, rows, inner, columns,
  );
}
