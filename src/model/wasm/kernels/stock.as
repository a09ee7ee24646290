// Kernels that stand in for tfjs's own.

/**
 * c = a b for `batch` pairs of float32 matrices. a(i, k) lies at a[i * rowStride + k * columnStride], so a transposed a
 * costs nothing. With `scratch` != 0, b is stored [J, K] and is transposed there first, pair by pair.
 */
export function multiply(
  a: usize, b: usize, c: usize, scratch: usize,
  batch: i32, rows: i32, inner: i32, columns: i32,
  rowStride: i32, columnStride: i32,
): void {
  for (let n = 0; n < batch; n++) {
    let right = b;
    if (scratch != 0) {
      transpose(b, <usize>inner << 2, scratch, columns, inner);
      right = scratch;
    }
    gemm(
      a, <usize>rowStride << 2, <usize>columnStride << 2, right, <usize>columns << 2, 0, 0,
      c, <usize>columns << 2, rows, inner, columns,
    );
    a = at(a, rows * inner);
    b = at(b, inner * columns);
    c = at(c, rows * columns);
  }
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
