// AssemblyScript source of the SIMD kernels; `npm run wasm-kernel` compiles it.
// Works in the memory of the tfjs wasm backend: every argument ending in a pointer is a byte offset there.

/** Steps of the inner dimension taken at a time, so that what a block reads of b stays in the first-level cache. */
const PANEL: i32 = 64;

/**
 * c = a b for `batch` pairs of float32 matrices. a(i, k) lies at a[i * rowStride + k * columnStride], so a transposed a
 * costs nothing. With `scratch` != 0, b is stored [J, K] and is transposed there first, pair by pair.
 */
export function multiply(
  a: usize, b: usize, c: usize, scratch: usize,
  batch: i32, rows: i32, inner: i32, columns: i32,
  rowStride: i32, columnStride: i32,
): void {
  const aSize: usize = <usize>(rows * inner) << 2;
  const bSize: usize = <usize>(inner * columns) << 2;
  const cSize: usize = <usize>(rows * columns) << 2;
  for (let n = 0; n < batch; n++) {
    let right = b;
    if (scratch != 0) {
      for (let j = 0; j < columns; j++) {
        for (let k = 0; k < inner; k++) {
          store<f32>(scratch + (<usize>(k * columns + j) << 2), load<f32>(b + (<usize>(j * inner + k) << 2)));
        }
      }
      right = scratch;
    }
    memory.fill(c, 0, cSize);
    for (let k = 0; k < inner; k += PANEL) {
      panel(
        a + (<usize>(k * columnStride) << 2),
        right + (<usize>(k * columns) << 2),
        c, rows, min(PANEL, inner - k), columns, rowStride, columnStride,
      );
    }
    a += aSize;
    b += bSize;
    c += cSize;
  }
}

/** c += a b over one panel of the inner dimension: blocks of four rows by eight columns in registers. */
function panel(
  a: usize, b: usize, c: usize,
  rows: i32, inner: i32, columns: i32, rowStride: i32, columnStride: i32,
): void {
  const width: usize = <usize>columns << 2;
  const row: usize = <usize>rowStride << 2;
  for (let i = 0; i < rows; i += 4) {
    const left = a + <usize>i * row;
    const out = c + <usize>i * width;
    const some = min(4, rows - i);
    let j = 0;
    if (some == 4) {
      for (; j + 8 <= columns; j += 8) {
        fourByEight(left, b + (<usize>j << 2), out + (<usize>j << 2), inner, columns, rowStride, columnStride);
      }
    }
    for (; j + 4 <= columns; j += 4) {
      for (let r = 0; r < some; r++) {
        oneByFour(left + <usize>r * row, b + (<usize>j << 2), out + <usize>r * width + (<usize>j << 2), inner, columns, columnStride);
      }
    }
    for (; j < columns; j++) {
      for (let r = 0; r < some; r++) {
        one(left + <usize>r * row, b + (<usize>j << 2), out + <usize>r * width + (<usize>j << 2), inner, columns, columnStride);
      }
    }
  }
}

// @ts-ignore: AssemblyScript decorator
@inline
function fourByEight(
  a: usize, b: usize, c: usize, inner: i32, columns: i32, rowStride: i32, columnStride: i32,
): void {
  const row: usize = <usize>rowStride << 2;
  const step: usize = <usize>columnStride << 2;
  const width: usize = <usize>columns << 2;
  let c00 = v128.load(c);
  let c01 = v128.load(c, 16);
  let c10 = v128.load(c + width);
  let c11 = v128.load(c + width, 16);
  let c20 = v128.load(c + 2 * width);
  let c21 = v128.load(c + 2 * width, 16);
  let c30 = v128.load(c + 3 * width);
  let c31 = v128.load(c + 3 * width, 16);
  let a0 = a;
  let a1 = a + row;
  let a2 = a + 2 * row;
  let a3 = a + 3 * row;
  for (let k = 0; k < inner; k++) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const s0 = v128.load32_splat(a0);
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
    a0 += step;
    a1 += step;
    a2 += step;
    a3 += step;
    b += width;
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(c + width, c10);
  v128.store(c + width, c11, 16);
  v128.store(c + 2 * width, c20);
  v128.store(c + 2 * width, c21, 16);
  v128.store(c + 3 * width, c30);
  v128.store(c + 3 * width, c31, 16);
}

// @ts-ignore: AssemblyScript decorator
@inline
function oneByFour(a: usize, b: usize, c: usize, inner: i32, columns: i32, columnStride: i32): void {
  let sum = v128.load(c);
  for (let k = 0; k < inner; k++) {
    sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(a), v128.load(b)));
    a += <usize>columnStride << 2;
    b += <usize>columns << 2;
  }
  v128.store(c, sum);
}

// @ts-ignore: AssemblyScript decorator
@inline
function one(a: usize, b: usize, c: usize, inner: i32, columns: i32, columnStride: i32): void {
  let sum = load<f32>(c);
  for (let k = 0; k < inner; k++) {
    sum += load<f32>(a) * load<f32>(b);
    a += <usize>columnStride << 2;
    b += <usize>columns << 2;
  }
  store<f32>(c, sum);
}

/** out[o, i] = sum over r of x[o, r, i]. */
export function sumMiddle(x: usize, out: usize, outer: i32, reduced: i32, inner: i32): void {
  const width: usize = <usize>inner << 2;
  memory.fill(out, 0, <usize>outer * width);
  for (let o = 0; o < outer; o++) {
    for (let r = 0; r < reduced; r++) {
      let i: usize = 0;
      for (; i + 16 <= width; i += 16) {
        v128.store(out + i, f32x4.add(v128.load(out + i), v128.load(x + i)));
      }
      for (; i < width; i += 4) {
        store<f32>(out + i, load<f32>(out + i) + load<f32>(x + i));
      }
      x += width;
    }
    out += width;
  }
}

/** Copies `rows` pieces of `width` numbers that lie `fromStride` apart to where they lie `toStride` apart. */
export function copyPieces(from: usize, to: usize, rows: i32, width: i32, fromStride: i32, toStride: i32): void {
  for (let row = 0; row < rows; row++) {
    memory.copy(to, from, <usize>width << 2);
    from += <usize>fromStride << 2;
    to += <usize>toStride << 2;
  }
}
