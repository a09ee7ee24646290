// AdamW on one variable after the other.

/** sum += x . x */
export function addSquares(x: usize, size: i32, sum: usize): void {
  store<f32>(sum, load<f32>(sum) + rowDot(x, x, size));
}

/** x = sqrt(x) */
export function root(x: usize): void {
  store<f32>(x, sqrt<f32>(load<f32>(x)));
}

/**
 * A step of `size` numbers of a variable. Moments, average and flags lie in rows, the first three with a new row beside each.
 * `norm` points at the length of all gradients; without a gradient only the average moves. `ofFirst` and `ofSecond` are the
 * gradient's share of the moments, `firstScale` and `secondScale` undo their start at 0; `keep` of the average stays.
 */
export function adamStep(
  weight: usize, gradient: usize, first: usize, second: usize, average: usize, decaying: usize, norm: usize,
  weightOut: usize, firstOut: usize, secondOut: usize, averageOut: usize, size: i32,
  clipNorm: f32, rate: f32, weightDecay: f32, ofFirst: f32, ofSecond: f32, firstScale: f32, secondScale: f32, epsilon: f32, keep: f32,
): void {
  if (!gradient) {
    memory.copy(weightOut, weight, <usize>size << 2);
    memory.copy(firstOut, first, <usize>size << 2);
    memory.copy(secondOut, second, <usize>size << 2);
    memory.copy(averageOut, weight, <usize>size << 2);
    rowScale(averageOut, <f32>1 - keep, averageOut, size);
    rowAdd(average, keep, averageOut, size);
    return;
  }
  const decay = load<f32>(decaying) * weightDecay;
  const clip = min<f32>(1, clipNorm / (load<f32>(norm) + <f32>1e-6));
  let i = 0;
  for (; i + 4 <= size; i += 4) {
    const g = f32x4.mul(v128.load(at(gradient, i)), f32x4.splat(clip));
    const m = v128.load(at(first, i));
    const v = v128.load(at(second, i));
    const w = v128.load(at(weight, i));
    const m1 = f32x4.add(m, f32x4.mul(f32x4.sub(g, m), f32x4.splat(ofFirst)));
    const v1 = f32x4.add(v, f32x4.mul(f32x4.sub(f32x4.mul(g, g), v), f32x4.splat(ofSecond)));
    const deviation = f32x4.add(f32x4.sqrt(f32x4.div(v1, f32x4.splat(secondScale))), f32x4.splat(epsilon));
    const update = f32x4.div(f32x4.div(m1, f32x4.splat(firstScale)), deviation);
    const step = f32x4.add(update, f32x4.mul(w, f32x4.splat(decay)));
    const w1 = f32x4.sub(w, f32x4.mul(step, f32x4.splat(rate)));
    v128.store(at(firstOut, i), m1);
    v128.store(at(secondOut, i), v1);
    v128.store(at(weightOut, i), w1);
    const old = v128.load(at(average, i));
    v128.store(at(averageOut, i), f32x4.add(w1, f32x4.mul(f32x4.sub(old, w1), f32x4.splat(keep))));
  }
  for (; i < size; i++) {
    const g = load<f32>(at(gradient, i)) * clip;
    const m = load<f32>(at(first, i));
    const v = load<f32>(at(second, i));
    const w = load<f32>(at(weight, i));
    const m1 = m + (g - m) * ofFirst;
    const v1 = v + (g * g - v) * ofSecond;
    const update = (m1 / firstScale) / (sqrt<f32>(v1 / secondScale) + epsilon);
    const w1 = w - (update + w * decay) * rate;
    store<f32>(at(firstOut, i), m1);
    store<f32>(at(secondOut, i), v1);
    store<f32>(at(weightOut, i), w1);
    store<f32>(at(averageOut, i), w1 + (load<f32>(at(average, i)) - w1) * keep);
  }
}
