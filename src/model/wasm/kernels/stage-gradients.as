// Gradients of the streams' and the anchors' ops. What is summed over rows starts at 0.

/** As `temporalConvolution`. scratch: 3 * steps * width numbers. */
export function temporalConvolutionGradient(
  x: usize, mask: usize, kernel: usize, bias: usize, dy: usize, dx: usize, dKernel: usize, dBias: usize, scratch: usize,
  groups: i32, steps: i32, width: i32, dilation: i32, differences: i32,
): void {
  const size = steps * width;
  const changes = scratch;
  const slopes = at(scratch, size);
  const row = <usize>width << 2;
  for (let g = 0; g < groups; g++) {
    let from = x;
    if (differences) {
      stepDifferences(x, mask, changes, steps, width);
      from = changes;
    }
    const to = differences ? at(slopes, size) : dx;
    for (let t = 0; t < steps; t++) {
      const sum = at(slopes, t * width);
      memory.copy(sum, bias, row);
      for (let tap = 0; tap < 3; tap++) {
        const s = t + (tap - 1) * dilation;
        if (s >= 0 && s < steps) addProduct(at(from, s * width), at(kernel, tap * width), sum, width);
      }
      // dy * mask passes on as it is, and through the activation.
      rowScale(at(dy, t * width), load<f32>(at(mask, t)), at(to, t * width), width);
      activationGradient(sum, at(to, t * width), width, 1);
      rowAdd(sum, 1, dBias, width);
    }
    for (let t = 0; t < steps; t++) {
      for (let tap = 0; tap < 3; tap++) {
        const s = t + (tap - 1) * dilation;
        if (s < 0 || s >= steps) continue;
        addProduct(at(slopes, t * width), at(from, s * width), at(dKernel, tap * width), width);
        addProduct(at(slopes, t * width), at(kernel, tap * width), at(to, s * width), width);
      }
    }
    if (differences) {
      memory.fill(dx, 0, <usize>size << 2);
      for (let t = 1; t < steps; t++) {
        const both = load<f32>(at(mask, t)) * load<f32>(at(mask, t - 1));
        if (both == 0) continue;
        rowAdd(at(to, t * width), both, at(dx, t * width), width);
        rowAdd(at(to, t * width), -both, at(dx, (t - 1) * width), width);
      }
    }
    x = at(x, size);
    dy = at(dy, size);
    dx = at(dx, size);
    mask = at(mask, steps);
  }
}

/** out += x * y */
@inline
function addProduct(x: usize, y: usize, out: usize, width: i32): void {
  let i = 0;
  for (; i + 4 <= width; i += 4) {
    const product = f32x4.mul(v128.load(at(x, i)), v128.load(at(y, i)));
    v128.store(at(out, i), f32x4.add(v128.load(at(out, i)), product));
  }
  for (; i < width; i++) {
    store<f32>(at(out, i), load<f32>(at(out, i)) + load<f32>(at(x, i)) * load<f32>(at(y, i)));
  }
}

/** As `streamGate`; `gate` is its output. scratch: steps * d + d * d + 3 d numbers. */
export function streamGateGradient(
  temporal: usize, structural: usize, shared: usize, mask: usize, kernel: usize, gate: usize, dy: usize,
  dTemporal: usize, dStructural: usize, dShared: usize, dKernel: usize, dBias: usize, scratch: usize,
  groups: i32, steps: i32, width: i32,
): void {
  const row = <usize>width << 2;
  const block = <usize>width * row;
  const size = steps * width;
  const slopes = scratch;
  const turned = at(slopes, size);
  const mean = at(turned, width * width);
  const total = at(mean, width);
  const dMean = at(total, width);
  for (let g = 0; g < groups; g++) {
    sigmoidGradient(gate, dy, slopes, size);
    memory.fill(total, 0, row);
    let count: f32 = 0;
    for (let t = 0; t < steps; t++) {
      rowAdd(at(slopes, t * width), 1, total, width);
      count += load<f32>(at(mask, t));
    }
    rowAdd(total, 1, dBias, width);
    maskedRowMean(shared, mask, mean, steps, width);
    gemm(temporal, 4, row, slopes, row, dKernel, row, dKernel, row, width, steps, width);
    gemm(structural, 4, row, slopes, row, dKernel + block, row, dKernel + block, row, width, steps, width);
    gemm(mean, 4, row, total, row, dKernel + 2 * block, row, dKernel + 2 * block, row, width, 1, width);
    transpose(kernel, row, turned, width, width);
    gemm(slopes, row, 4, turned, row, 0, 0, dTemporal, row, steps, width, width);
    transpose(kernel + block, row, turned, width, width);
    gemm(slopes, row, 4, turned, row, 0, 0, dStructural, row, steps, width, width);
    transpose(kernel + 2 * block, row, turned, width, width);
    gemm(total, row, 4, turned, row, 0, 0, dMean, row, 1, width, width);
    for (let t = 0; t < steps; t++) {
      rowScale(dMean, load<f32>(at(mask, t)) / max<f32>(count, 1), at(dShared, t * width), width);
    }
    temporal = at(temporal, size);
    structural = at(structural, size);
    shared = at(shared, size);
    gate = at(gate, size);
    dy = at(dy, size);
    dTemporal = at(dTemporal, size);
    dStructural = at(dStructural, size);
    dShared = at(dShared, size);
    mask = at(mask, steps);
  }
}

/** out = dy * y (1 - y) */
@inline
function sigmoidGradient(y: usize, dy: usize, out: usize, size: i32): void {
  const one = f32x4.splat(1);
  let i = 0;
  for (; i + 4 <= size; i += 4) {
    const s = v128.load(at(y, i));
    v128.store(at(out, i), f32x4.mul(v128.load(at(dy, i)), f32x4.mul(s, f32x4.sub(one, s))));
  }
  for (; i < size; i++) {
    const s = load<f32>(at(y, i));
    store<f32>(at(out, i), load<f32>(at(dy, i)) * (s * (<f32>1 - s)));
  }
}

/** As `streamMix`. scratch: 3 d numbers. */
export function streamMixGradient(
  shared: usize, temporal: usize, structural: usize, gate: usize, norms: usize, mask: usize, dy: usize,
  dShared: usize, dTemporal: usize, dStructural: usize, dGate: usize, dNorms: usize, scratch: usize,
  rows: i32, width: i32,
): void {
  const row = <usize>width << 2;
  const first = scratch;
  const second = scratch + row;
  const mixed = second + row;
  for (let r = 0; r < rows; r++) {
    const valid = load<f32>(mask);
    if (valid == 0) {
      memory.fill(dShared, 0, row);
      memory.fill(dTemporal, 0, row);
      memory.fill(dStructural, 0, row);
      memory.fill(dGate, 0, row);
    } else {
      rowNorm(temporal, norms, norms + row, first, width);
      rowNorm(structural, norms + 2 * row, norms + 3 * row, second, width);
      mixRow(first, second, gate, shared, mixed, width);
      rowNormGradient(mixed, norms + 4 * row, dy, valid, dShared, dNorms + 4 * row, dNorms + 5 * row, width);
      for (let i = 0; i < width; i++) {
        const slope = load<f32>(at(dShared, i));
        const g = load<f32>(at(gate, i));
        store<f32>(at(dGate, i), slope * (load<f32>(at(first, i)) - load<f32>(at(second, i))));
        store<f32>(at(first, i), slope * g);
        store<f32>(at(second, i), slope * (<f32>1 - g));
      }
      rowNormGradient(temporal, norms, first, 1, dTemporal, dNorms, dNorms + row, width);
      rowNormGradient(structural, norms + 2 * row, second, 1, dStructural, dNorms + 2 * row, dNorms + 3 * row, width);
    }
    shared += row;
    temporal += row;
    structural += row;
    gate += row;
    dy += row;
    dShared += row;
    dTemporal += row;
    dStructural += row;
    dGate += row;
    mask += 4;
  }
}

/** As `assignment`; p is its output. scratch: K + d numbers. */
export function assignmentGradient(
  x: usize, directions: usize, p: usize, dy: usize, dx: usize, dDirections: usize, scratch: usize,
  stack: i32, rows: i32, width: i32, anchors: i32, temperature: f32,
): void {
  const towards = at(scratch, anchors);
  for (let m = 0; m < stack; m++) {
    for (let r = 0; r < rows; r++) {
      const inverse = rowInverseSize(x, width);
      const scale = inverse / (<f32>width * temperature);
      memory.copy(scratch, dy, <usize>anchors << 2);
      softmaxGradient(p, scratch, scale, anchors);
      memory.fill(towards, 0, <usize>width << 2);
      for (let k = 0; k < anchors; k++) {
        const slope = load<f32>(at(scratch, k));
        rowAdd(at(directions, k * width), slope, towards, width);
        rowAdd(x, slope, at(dDirections, k * width), width);
      }
      sizeGradient(x, inverse, towards, dx, width);
      x = at(x, width);
      dx = at(dx, width);
      p = at(p, anchors);
      dy = at(dy, anchors);
    }
    directions = at(directions, anchors * width);
    dDirections = at(dDirections, anchors * width);
  }
}

/** Of x / size, of which `slope` is the gradient over size: out = slope - x * (slope . x) / (d size^2). */
@inline
function sizeGradient(x: usize, inverse: f32, slope: usize, out: usize, width: i32): void {
  const along = rowDot(slope, x, width) * inverse * inverse / <f32>width;
  memory.copy(out, slope, <usize>width << 2);
  rowAdd(x, -along, out, width);
}

/** As `rebalance`. scratch: 3 d numbers. */
export function rebalanceGradient(
  x: usize, p: usize, anchors: usize, messages: usize, route: usize, mask: usize, norm: usize, dy: usize,
  dx: usize, dP: usize, dAnchors: usize, dMessages: usize, dRoute: usize, dNorm: usize, scratch: usize,
  modalities: i32, items: i32, steps: i32, count: i32, width: i32, largest: f32,
): void {
  const row = <usize>width << 2;
  const sum = scratch;
  const explained = sum + row;
  const slope = explained + row;
  const perNat = largest / log1(<f32>count);
  for (let m = 0; m < modalities; m++) {
    const size = load<f32>(at(norm, 2 * width));
    for (let b = 0; b < items; b++) {
      const none = load<f32>(route);
      for (let t = 0; t < steps; t++) {
        const valid = load<f32>(mask);
        if (valid == 0) {
          memory.fill(dx, 0, row);
          memory.fill(dP, 0, <usize>count << 2);
          memory.fill(dMessages, 0, 2 * row);
        } else {
          const rho = budgetOf(p, count, largest) * valid;
          const kept = <f32>1 - rho * (<f32>1 - none);
          memory.fill(explained, 0, row);
          for (let k = 0; k < count; k++) rowAdd(at(anchors, k * width), load<f32>(at(p, k)), explained, width);
          memory.copy(sum, x, row);
          rowAdd(explained, kept, sum, width);
          for (let n = 0; n < 2; n++) {
            const message = at(messages, n * width);
            rowAdd(message, rowInverseSize(message, width) * size * load<f32>(at(route, n + 1)) * rho, sum, width);
          }
          rowNormGradient(sum, norm, dy, valid, dx, dNorm, dNorm + row, width);
          const dKept = rowDot(dx, explained, width);
          let dRho = -dKept * (<f32>1 - none);
          store<f32>(dRoute, load<f32>(dRoute) + dKept * rho);
          for (let n = 0; n < 2; n++) {
            const message = at(messages, n * width);
            const inverse = rowInverseSize(message, width);
            const share = load<f32>(at(route, n + 1));
            const along = rowDot(dx, message, width) * inverse;
            store<f32>(at(dRoute, n + 1), load<f32>(at(dRoute, n + 1)) + along * size * rho);
            store<f32>(at(dNorm, 2 * width), load<f32>(at(dNorm, 2 * width)) + along * share * rho);
            dRho += along * size * share;
            rowScale(dx, size * share * rho * inverse, slope, width);
            sizeGradient(message, inverse, slope, at(dMessages, n * width), width);
          }
          for (let k = 0; k < count; k++) {
            const share = load<f32>(at(p, k));
            const towards = rowDot(dx, at(anchors, k * width), width);
            store<f32>(at(dP, k), kept * towards - dRho * valid * perNat * nats(share));
            rowAdd(dx, kept * share, at(dAnchors, k * width), width);
          }
        }
        x += row;
        dy += row;
        dx += row;
        messages += 2 * row;
        dMessages += 2 * row;
        p = at(p, count);
        dP = at(dP, count);
        mask += 4;
      }
      route = at(route, 3);
      dRoute = at(dRoute, 3);
    }
    anchors = at(anchors, count * width);
    dAnchors = at(dAnchors, count * width);
    norm = at(norm, 2 * width + 1);
    dNorm = at(dNorm, 2 * width + 1);
  }
}
