// Gradients of what pools the branches, mixes them and reads the mixture. What is summed over items starts at 0.

/** As `opinion`. scratch: 2 d + d C numbers. */
export function opinionGradient(
  x: usize, mask: usize, kernel: usize, dy: usize, dx: usize, dKernel: usize, dBias: usize, scratch: usize,
  modalities: i32, items: i32, steps: i32, width: i32, classes: i32,
): void {
  const mean = scratch;
  const dMean = at(mean, width);
  const turned = at(dMean, width);
  for (let m = 0; m < modalities; m++) {
    for (let b = 0; b < items; b++) {
      maskedRowMean(x, mask, mean, steps, width);
      memory.fill(dMean, 0, <usize>width << 2);
      affineGradient(mean, kernel, dy, dMean, dKernel, dBias, turned, 1, width, classes, classes);
      maskedRowMeanGradient(mask, dMean, dx, steps, width);
      x = at(x, steps * width);
      dx = at(dx, steps * width);
      mask = at(mask, steps);
      dy = at(dy, classes);
    }
    kernel = at(kernel, width * classes);
    dKernel = at(dKernel, width * classes);
    dBias = at(dBias, classes);
  }
}

/** As `attentionPool`, whose output is `pooled`. scratch: M T numbers. */
export function attentionPoolGradient(
  x: usize, kernel: usize, pooled: usize, dy: usize, dx: usize, dKernel: usize, dBias: usize, scratch: usize,
  modalities: i32, items: i32, steps: i32, width: i32,
): void {
  const total = modalities * steps;
  for (let b = 0; b < items; b++) {
    const dVector = at(dy, total);
    for (let m = 0; m < modalities; m++) {
      const track = at(x, (m * items + b) * steps * width);
      for (let t = 0; t < steps; t++) {
        const i = m * steps + t;
        store<f32>(at(scratch, i), load<f32>(at(dy, i)) + rowDot(at(track, t * width), dVector, width));
      }
    }
    softmaxGradient(pooled, scratch, 1, total);
    for (let m = 0; m < modalities; m++) {
      const track = (m * items + b) * steps * width;
      for (let t = 0; t < steps; t++) {
        const slope = load<f32>(at(scratch, m * steps + t));
        const to = at(dx, track + t * width);
        rowScale(dVector, load<f32>(at(pooled, m * steps + t)), to, width);
        rowAdd(kernel, slope, to, width);
        rowAdd(at(x, track + t * width), slope, dKernel, width);
      }
    }
    store<f32>(dBias, load<f32>(dBias) + rowSum(scratch, total));
    pooled = at(pooled, total + width);
    dy = at(dy, total + width);
  }
}

/**
 * As `contextGate`, whose output is `gate`; dShared and dPrivate lie as what they are the gradients of.
 * scratch: 2 n + 4 d + n d numbers.
 */
export function contextGateGradient(
  shared: usize, privates: usize, present: usize, heard: usize, unimodal: usize, layers: usize, gate: usize, dy: usize,
  dShared: usize, dPrivate: usize, dUnimodal: usize, dLayers: usize, scratch: usize,
  modalities: i32, items: i32, width: i32, classes: i32, sharedStride: i32, privateStride: i32, told: i32, limit: f32,
): void {
  const n = contextSize(modalities, width, classes);
  const row = <usize>width << 2;
  const context = scratch;
  const dContext = at(context, n);
  const before = at(dContext, n);
  const hidden = at(before, width);
  const dHidden = at(hidden, width);
  const dGate = at(dHidden, width);
  const turned = at(dGate, width);
  const second = (n + 1) * width;
  for (let b = 0; b < items; b++) {
    contextOf(
      shared, privates, present, heard, unimodal, context, b, modalities, items, width, classes, told, limit,
    );
    affine(context, layers, at(layers, n * width), before, 1, n, width, width);
    memory.copy(hidden, before, row);
    activateAll(hidden, width, 1);
    sigmoidGradient(gate, dy, dGate, width);
    memory.fill(dHidden, 0, row);
    affineGradient(
      hidden, at(layers, second), dGate, dHidden, at(dLayers, second), at(dLayers, second + width * width), turned,
      1, width, width, width,
    );
    activationGradient(before, dHidden, width, 1);
    memory.fill(dContext, 0, <usize>n << 2);
    affineGradient(context, layers, before, dContext, dLayers, at(dLayers, n * width), turned, 1, n, width, width);
    memory.copy(dShared, dContext, row);
    memory.copy(dPrivate, dContext + row, row);
    for (let i = 0; i < width; i++) {
      const distance = load<f32>(at(shared, i)) - load<f32>(at(privates, i));
      const sign: f32 = distance > 0 ? 1 : distance < 0 ? -1 : 0;
      const slope = sign * load<f32>(at(dContext, 2 * width + i));
      store<f32>(at(dShared, i), load<f32>(at(dShared, i)) + slope);
      store<f32>(at(dPrivate, i), load<f32>(at(dPrivate, i)) - slope);
    }
    const first = 3 * width + modalities;
    opinionsGradient(
      at(context, first), at(dContext, first), at(heard, b), dUnimodal, b, modalities, items, classes, told, limit,
    );
    shared = at(shared, sharedStride);
    dShared = at(dShared, sharedStride);
    privates = at(privates, privateStride);
    dPrivate = at(dPrivate, privateStride);
    gate = at(gate, width);
    dy = at(dy, width);
  }
}

/** As `opinions`, whose output is `said`: adds to dUnimodal; dSaid is written over. */
function opinionsGradient(
  said: usize, dSaid: usize, heard: usize, dUnimodal: usize,
  b: i32, modalities: i32, items: i32, classes: i32, told: i32, limit: f32,
): void {
  let count: f32 = 0;
  for (let m = 0; m < modalities; m++) count += load<f32>(at(heard, m * items));
  count = max<f32>(count, 1);
  const end = modalities * classes;
  // Of the root of the mean square distance: slope over a distance is the distance times this.
  const scale = load<f32>(at(dSaid, end)) / (load<f32>(at(said, end)) * count);
  for (let c = 0; c < classes; c++) {
    let mean: f32 = 0;
    for (let m = 0; m < modalities; m++) mean += load<f32>(at(said, m * classes + c));
    mean /= count;
    let all: f32 = 0;
    for (let m = 0; m < modalities; m++) {
      const counts = load<f32>(at(heard, m * items));
      all += (load<f32>(at(said, m * classes + c)) - mean) * counts * counts;
    }
    for (let m = 0; m < modalities; m++) {
      const counts = load<f32>(at(heard, m * items));
      const slope = (load<f32>(at(said, m * classes + c)) - mean) * counts * counts - all / count;
      const to = at(dSaid, m * classes + c);
      store<f32>(to, load<f32>(to) + scale * slope);
    }
  }
  for (let m = 0; m < modalities; m++) {
    const counts = load<f32>(at(heard, m * items));
    const slopes = at(dSaid, m * classes);
    // One that is not heard says nothing: what it would have said is not known here, and not needed.
    if (counts == 0) continue;
    if (classes > 1) softmaxGradient(at(said, m * classes), slopes, 1, classes);
    else store<f32>(slopes, load<f32>(slopes) * counts / limit);
    rowAdd(slopes, 1, at(dUnimodal, (told ? m * told + b : m) * classes), classes);
  }
}

/** As `reunion`; dShared and dPrivate lie as what they are the gradients of. scratch: 2 d + d C numbers. */
export function reunionGradient(
  shared: usize, privates: usize, gate: usize, kernel: usize, dy: usize,
  dShared: usize, dPrivate: usize, dGate: usize, dKernel: usize, dBias: usize, scratch: usize,
  items: i32, width: i32, classes: i32, sharedStride: i32, privateStride: i32,
): void {
  const mixed = scratch;
  const slopes = at(mixed, width);
  const turned = at(slopes, width);
  for (let b = 0; b < items; b++) {
    mixRow(shared, privates, gate, 0, mixed, width);
    memory.fill(slopes, 0, <usize>width << 2);
    affineGradient(mixed, kernel, dy, slopes, dKernel, dBias, turned, 1, width, classes, classes);
    for (let i = 0; i < width; i++) {
      const slope = load<f32>(at(slopes, i));
      const g = load<f32>(at(gate, i));
      store<f32>(at(dShared, i), slope * g);
      store<f32>(at(dPrivate, i), slope * (<f32>1 - g));
      store<f32>(at(dGate, i), slope * (load<f32>(at(shared, i)) - load<f32>(at(privates, i))));
    }
    shared = at(shared, sharedStride);
    dShared = at(dShared, sharedStride);
    privates = at(privates, privateStride);
    dPrivate = at(dPrivate, privateStride);
    gate = at(gate, width);
    dGate = at(dGate, width);
    dy = at(dy, classes);
  }
}

/** As `sentiment`, whose output is `y`. */
export function sentimentGradient(y: usize, dy: usize, dx: usize, items: i32, classes: i32, limit: f32): void {
  memory.copy(dx, dy, <usize>(items * classes) << 2);
  for (let b = 0; b < items; b++) {
    if (classes > 1) {
      softmaxGradient(at(y, b * classes), at(dx, b * classes), 1, classes);
    } else {
      const h = load<f32>(at(y, b)) / limit;
      store<f32>(at(dx, b), load<f32>(at(dx, b)) * (<f32>1 - h * h));
    }
  }
}
