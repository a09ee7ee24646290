// Attention: softmax of scaled products, head by head.

/**
 * One read of [batch groups of modality and item] of steps. Queries, sources and output rows lie their strides apart;
 * mask [M, B, tk], of row m + roll. scratch: tk * (width / heads) + tq * tk numbers. With `weights` != 0 only these are
 * written, [M*B, heads, tq, tk].
 */
export function attention(
  queries: usize, keys: usize, values: usize, mask: usize, out: usize, weights: usize, scratch: usize,
  modalities: i32, items: i32, heads: i32, tq: i32, tk: i32, width: i32,
  queryStride: i32, sourceStride: i32, outStride: i32, roll: i32,
): void {
  const each = width / heads;
  const scale = <f32>1 / sqrt<f32>(<f32>each);
  const queryRow = <usize>queryStride << 2;
  const sourceRow = <usize>sourceStride << 2;
  const outRow = <usize>outStride << 2;
  const scoreRow = <usize>tk << 2;
  const scores = at(scratch, tk * each);
  for (let m = 0; m < modalities; m++) {
    for (let b = 0; b < items; b++) {
      const valid = at(mask, (((m + roll) % modalities) * items + b) * tk);
      for (let h = 0; h < heads; h++) {
        const column = h * each;
        transpose(at(keys, column), sourceRow, scratch, tk, each);
        const to = weights ? weights : scores;
        gemm(at(queries, column), queryRow, 4, scratch, scoreRow, 0, 0, to, scoreRow, tq, each, tk);
        softmaxRows(to, valid, scale, tq, tk);
        if (weights) {
          weights = at(weights, tq * tk);
        } else {
          gemm(scores, scoreRow, 4, at(values, column), sourceRow, 0, 0, at(out, column), outRow, tq, tk, each);
        }
      }
      queries += <usize>tq * queryRow;
      keys += <usize>tk * sourceRow;
      values += <usize>tk * sourceRow;
      out += <usize>tq * outRow;
    }
  }
}

/** Mean over the heads: x [groups, heads, size] -> [groups, size]. */
export function headMean(x: usize, out: usize, groups: i32, heads: i32, size: i32): void {
  const share: f32 = <f32>1 / <f32>heads;
  for (let g = 0; g < groups; g++) {
    memory.copy(out, x, <usize>size << 2);
    for (let h = 1; h < heads; h++) rowAdd(at(x, h * size), 1, out, size);
    rowScale(out, share, out, size);
    x = at(x, heads * size);
    out = at(out, size);
  }
}
