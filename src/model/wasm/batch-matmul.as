// AssemblyScript source of the SIMD kernel in batch-matmul.ts; `npm run wasm-kernel` compiles it.
// Works in the memory of the tfjs wasm backend: every argument ending in a pointer is a byte offset there.

/**
 * c = a b for `batch` pairs of small float32 matrices. a(i, k) lies at a[i * rowStride + k * columnStride], so a
 * transposed a costs nothing. With `scratch` != 0, b is stored [J, K] and is transposed there first, pair by pair.
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
    let j = 0;
    while (j < columns) {
      // The last block of four overlaps the one before it rather than leaving a scalar rest.
      if (columns >= 4) {
        const from = min(j, columns - 4);
        blockOfFour(a, right + (<usize>from << 2), c + (<usize>from << 2), rows, inner, columns, rowStride, columnStride);
        j += 4;
      } else {
        column(a, right + (<usize>j << 2), c + (<usize>j << 2), rows, inner, columns, rowStride, columnStride);
        j++;
      }
    }
    a += aSize;
    b += bSize;
    c += cSize;
  }
}

/** Four columns of c, four rows at a time in registers. */
// @ts-ignore: AssemblyScript decorator
@inline
function blockOfFour(
  a: usize, b: usize, c: usize,
  rows: i32, inner: i32, columns: i32, rowStride: i32, columnStride: i32,
): void {
  const row: usize = <usize>rowStride << 2;
  const step: usize = <usize>columnStride << 2;
  const width: usize = <usize>columns << 2;
  let i = 0;
  for (; i + 4 <= rows; i += 4) {
    let left = a + <usize>i * row;
    let right = b;
    let c0 = f32x4.splat(0);
    let c1 = f32x4.splat(0);
    let c2 = f32x4.splat(0);
    let c3 = f32x4.splat(0);
    for (let k = 0; k < inner; k++) {
      const values = v128.load(right);
      c0 = f32x4.add(c0, f32x4.mul(v128.load32_splat(left), values));
      c1 = f32x4.add(c1, f32x4.mul(v128.load32_splat(left + row), values));
      c2 = f32x4.add(c2, f32x4.mul(v128.load32_splat(left + 2 * row), values));
      c3 = f32x4.add(c3, f32x4.mul(v128.load32_splat(left + 3 * row), values));
      left += step;
      right += width;
    }
    const out = c + <usize>i * width;
    v128.store(out, c0);
    v128.store(out + width, c1);
    v128.store(out + 2 * width, c2);
    v128.store(out + 3 * width, c3);
  }
  for (; i < rows; i++) {
    let left = a + <usize>i * row;
    let right = b;
    let sum = f32x4.splat(0);
    for (let k = 0; k < inner; k++) {
      sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(left), v128.load(right)));
      left += step;
      right += width;
    }
    v128.store(c + <usize>i * width, sum);
  }
}

/** One column of c, for matrices narrower than a vector. */
function column(
  a: usize, b: usize, c: usize,
  rows: i32, inner: i32, columns: i32, rowStride: i32, columnStride: i32,
): void {
  for (let i = 0; i < rows; i++) {
    let sum: f32 = 0;
    for (let k = 0; k < inner; k++) {
      sum += load<f32>(a + (<usize>(i * rowStride + k * columnStride) << 2)) * load<f32>(b + (<usize>(k * columns) << 2));
    }
    store<f32>(c + (<usize>(i * columns) << 2), sum);
  }
}
