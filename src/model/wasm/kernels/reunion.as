// Branches pooled, mixed and read by the head.

/**
 * Softmax over the valid steps of all modalities and their weighted sum: x [M, B, T, d] -> [B, M T + d].
 * scratch: M T numbers.
 */
export function attentionPool(
  x: usize, mask: usize, kernel: usize, bias: usize, out: usize, scratch: usize,
  modalities: i32, items: i32, steps: i32, width: i32,
): void {
  const total = modalities * steps;
  const shift = load<f32>(bias);
  for (let b = 0; b < items; b++) {
    for (let m = 0; m < modalities; m++) {
      const track = m * items + b;
      memory.copy(at(scratch, m * steps), at(mask, track * steps), <usize>steps << 2);
      for (let t = 0; t < steps; t++) {
        store<f32>(at(out, m * steps + t), rowDot(at(x, (track * steps + t) * width), kernel, width) + shift);
      }
    }
    rowMask(out, scratch, 1, total);
    rowSoftmax(out, total);
    // The mask once more: with nothing present the softmax is even, and must weigh nothing.
    multiplyAll(out, scratch, total);
    const vector = at(out, total);
    memory.fill(vector, 0, <usize>width << 2);
    for (let m = 0; m < modalities; m++) {
      for (let t = 0; t < steps; t++) {
        const weight = load<f32>(at(out, m * steps + t));
        if (weight != 0) rowAdd(at(x, ((m * items + b) * steps + t) * width), weight, vector, width);
      }
    }
    out = at(out, total + width);
  }
}

/** How long a context is: both vectors, their distance, who is there, what each says, and how far these lie apart. */
@inline
function contextSize(modalities: i32, width: i32, classes: i32): i32 {
  return 3 * width + modalities + modalities * classes + 1;
}

/** The context of item b. */
function contextOf(
  shared: usize, privates: usize, present: usize, heard: usize, unimodal: usize, out: usize,
  b: i32, modalities: i32, items: i32, width: i32, classes: i32, told: i32, limit: f32,
): void {
  memory.copy(out, shared, <usize>width << 2);
  memory.copy(at(out, width), privates, <usize>width << 2);
  for (let i = 0; i < width; i++) {
    store<f32>(at(out, 2 * width + i), abs<f32>(load<f32>(at(shared, i)) - load<f32>(at(privates, i))));
  }
  const rest = at(out, 3 * width);
  for (let m = 0; m < modalities; m++) store<f32>(at(rest, m), load<f32>(at(present, m * items + b)));
  opinions(at(rest, modalities), unimodal, at(heard, b), b, modalities, items, classes, told, limit);
}

/**
 * lambda [B, d], as `CONTEXT_GATE`; `shared` and `privates` point at vectors that lie their strides apart; `told` is 0 where
 * all items have the same unimodal predictions, else how many there are. scratch: n + 2 d numbers.
 */
export function contextGate(
  shared: usize, privates: usize, present: usize, heard: usize, unimodal: usize, layers: usize, out: usize, scratch: usize,
  modalities: i32, items: i32, width: i32, classes: i32, sharedStride: i32, privateStride: i32, told: i32, limit: f32,
): void {
  const n = contextSize(modalities, width, classes);
  const hidden = at(scratch, n);
  const second = at(layers, (n + 1) * width);
  for (let b = 0; b < items; b++) {
    contextOf(shared, privates, present, heard, unimodal, scratch, b, modalities, items, width, classes, told, limit);
    affine(scratch, layers, at(layers, n * width), hidden, 1, n, width, width);
    activateAll(hidden, width, 1);
    affine(hidden, second, at(second, width * width), out, 1, width, width, width);
    activateAll(out, width, 2);
    shared = at(shared, sharedStride);
    privates = at(privates, privateStride);
    out = at(out, width);
  }
}

/** What each modality says, and how far these opinions lie apart: [M C + 1]. */
function opinions(
  out: usize, unimodal: usize, heard: usize, b: i32, modalities: i32, items: i32, classes: i32, told: i32, limit: f32,
): void {
  let count: f32 = 0;
  for (let m = 0; m < modalities; m++) {
    const counts = load<f32>(at(heard, m * items));
    const said = at(out, m * classes);
    count += counts;
    memory.copy(said, at(unimodal, (told ? m * told + b : m) * classes), <usize>classes << 2);
    if (classes > 1) rowSoftmax(said, classes);
    else store<f32>(said, load<f32>(said) / limit);
    rowScale(said, counts, said, classes);
  }
  count = max<f32>(count, 1);
  let variance: f32 = 0;
  for (let c = 0; c < classes; c++) {
    let mean: f32 = 0;
    for (let m = 0; m < modalities; m++) mean += load<f32>(at(out, m * classes + c));
    mean /= count;
    for (let m = 0; m < modalities; m++) {
      const distance = (load<f32>(at(out, m * classes + c)) - mean) * load<f32>(at(heard, m * items));
      variance += distance * distance;
    }
  }
  store<f32>(at(out, modalities * classes), sqrt<f32>(variance / count + <f32>1e-6));
}

/** The head on gate s + (1 - gate) p -> [B, C]. scratch: d numbers. */
export function reunion(
  shared: usize, privates: usize, gate: usize, kernel: usize, bias: usize, out: usize, scratch: usize,
  items: i32, width: i32, classes: i32, sharedStride: i32, privateStride: i32,
): void {
  for (let b = 0; b < items; b++) {
    mixRow(shared, privates, gate, 0, scratch, width);
    affine(scratch, kernel, bias, out, 1, width, classes, classes);
    shared = at(shared, sharedStride);
    privates = at(privates, privateStride);
    gate = at(gate, width);
    out = at(out, classes);
  }
}

/**
 * One branch's shares of the logit, into [B, 2, M, T, C]: `first` is 1 for the branch that gets the gate's share, 0 for the
 * other's. scratch: d C numbers.
 */
export function contributions(
  x: usize, weights: usize, gate: usize, kernel: usize, out: usize, scratch: usize,
  modalities: i32, items: i32, steps: i32, width: i32, classes: i32, weightStride: i32, first: i32,
): void {
  const size = modalities * steps * classes;
  if (!first) out = at(out, size);
  for (let b = 0; b < items; b++) {
    for (let i = 0; i < width; i++) {
      const g = load<f32>(at(gate, i));
      rowScale(at(kernel, i * classes), first ? g : <f32>1 - g, at(scratch, i * classes), classes);
    }
    for (let m = 0; m < modalities; m++) {
      const track = at(x, (m * items + b) * steps * width);
      const to = at(out, m * steps * classes);
      gemm(track, <usize>width << 2, 4, scratch, <usize>classes << 2, 0, 0, to, <usize>classes << 2, steps, width, classes);
      for (let t = 0; t < steps; t++) {
        rowScale(at(to, t * classes), load<f32>(at(weights, m * steps + t)), at(to, t * classes), classes);
      }
    }
    weights = at(weights, weightStride);
    gate = at(gate, width);
    out = at(out, 2 * size);
  }
}

/** limit * tanh(x / limit) of each number, or the softmax of each row of classes. */
export function sentiment(x: usize, out: usize, items: i32, classes: i32, limit: f32): void {
  memory.copy(out, x, <usize>(items * classes) << 2);
  for (let b = 0; b < items; b++) {
    if (classes > 1) rowSoftmax(out, classes);
    else store<f32>(out, tanh1(load<f32>(out) / limit) * limit);
    out = at(out, classes);
  }
}

/** As `VARIANT_POOL`, of one variant: x [M, 1, T, d] -> rows 2 m of [2 M, 2 + d]. scratch: T numbers. */
export function variantPool(
  x: usize, mask: usize, kernel: usize, bias: usize, out: usize, scratch: usize, modalities: i32, steps: i32, width: i32,
): void {
  for (let m = 0; m < modalities; m++) {
    for (let t = 0; t < steps; t++) {
      store<f32>(at(scratch, t), rowDot(at(x, t * width), kernel, width) + load<f32>(bias));
    }
    rowMask(scratch, mask, 1, steps);
    store<f32>(out, rowMax(scratch, steps));
    rowExp(scratch, steps);
    // The mask once more: with nothing valid every step is the largest.
    multiplyAll(scratch, mask, steps);
    store<f32>(at(out, 1), rowSum(scratch, steps));
    const vector = at(out, 2);
    memory.fill(vector, 0, <usize>width << 2);
    for (let t = 0; t < steps; t++) rowAdd(at(x, t * width), load<f32>(at(scratch, t)), vector, width);
    x = at(x, steps * width);
    mask = at(mask, steps);
    out = at(out, 2 * (2 + width));
  }
}

/** As `VARIANT_MIX`: pool [variants, 2 + d], chosen [coalitions, variants] -> [coalitions, d]. */
export function variantMix(pool: usize, chosen: usize, out: usize, coalitions: i32, variants: i32, width: i32): void {
  const row = 2 + width;
  for (let c = 0; c < coalitions; c++) {
    memory.fill(out, 0, <usize>width << 2);
    let largest: f32 = -Infinity;
    for (let v = 0; v < variants; v++) {
      if (load<f32>(at(chosen, v)) != 0) largest = max(largest, load<f32>(at(pool, v * row)));
    }
    let sum: f32 = 0;
    for (let v = 0; v < variants; v++) {
      if (load<f32>(at(chosen, v)) == 0) continue;
      const factor = exp1(load<f32>(at(pool, v * row)) - largest);
      sum += factor * load<f32>(at(pool, v * row + 1));
      rowAdd(at(pool, v * row + 2), factor, out, width);
    }
    // The largest weighs 1, so the sum is at least that where anything is present.
    rowScale(out, <f32>1 / max<f32>(sum, 0.5), out, width);
    chosen = at(chosen, variants);
    out = at(out, width);
  }
}
