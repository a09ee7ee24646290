// The private branch: anchors, the router, what is borrowed.

/** Softmax over anchors of the cosine: x [stack, rows, d], directions [stack, K, d] of unit RMS -> [stack, rows, K]. */
export function assignment(
  x: usize, directions: usize, out: usize, stack: i32, rows: i32, width: i32, anchors: i32, temperature: f32,
): void {
  for (let m = 0; m < stack; m++) {
    for (let r = 0; r < rows; r++) {
      const scale = rowInverseSize(x, width) / (<f32>width * temperature);
      for (let k = 0; k < anchors; k++) {
        store<f32>(at(out, k), rowDot(x, at(directions, k * width), width) * scale);
      }
      rowSoftmax(out, anchors);
      x = at(x, width);
      out = at(out, anchors);
    }
    directions = at(directions, anchors * width);
  }
}

/** largest * entropy / log K */
@inline
function budgetOf(p: usize, anchors: i32, largest: f32): f32 {
  let entropy: f32 = 0;
  for (let k = 0; k < anchors; k++) {
    const share = load<f32>(at(p, k));
    entropy -= share * log1(share + <f32>1e-9);
  }
  return entropy * largest / log1(<f32>anchors);
}

/** The slope of p log p over p. */
@inline
function nats(share: f32): f32 {
  return log1(share + <f32>1e-9) + share / (share + <f32>1e-9);
}

export function budget(p: usize, mask: usize, out: usize, rows: i32, anchors: i32, largest: f32): void {
  for (let r = 0; r < rows; r++) {
    store<f32>(at(out, r), budgetOf(at(p, r * anchors), anchors, largest) * load<f32>(at(mask, r)));
  }
}

/** budget [tracks, steps] * (1 - none), route [tracks, 3] */
export function borrow(budget: usize, route: usize, out: usize, tracks: i32, steps: i32): void {
  for (let g = 0; g < tracks; g++) {
    rowScale(at(budget, g * steps), <f32>1 - load<f32>(at(route, 3 * g)), at(out, g * steps), steps);
  }
}

/**
 * Softmax over {none, m + 1, m + 2} -> [M, B, 3]; `layers` as `ROUTE` packs them. scratch: M B d + K + 3 hidden numbers.
 */
export function route(
  p: usize, anchors: usize, mask: usize, layers: usize, out: usize, scratch: usize,
  modalities: i32, items: i32, steps: i32, count: i32, width: i32, hidden: i32,
): void {
  const row = <usize>width << 2;
  const summaries = scratch;
  const mean = at(scratch, modalities * items * width);
  const own = at(mean, count);
  const view = at(own, hidden);
  const size = width * hidden;
  for (let m = 0; m < modalities; m++) {
    for (let b = 0; b < items; b++) {
      const track = m * items + b;
      maskedRowMean(at(p, track * steps * count), at(mask, track * steps), mean, steps, count);
      gemm(mean, 0, 4, at(anchors, m * count * width), row, 0, 0, at(summaries, track * width), row, 1, count, width);
    }
  }
  for (let m = 0; m < modalities; m++) {
    const lender = at(layers, size + hidden);
    const score = at(lender, size + hidden);
    const none = at(score, hidden + 1);
    for (let b = 0; b < items; b++) {
      const to = at(out, (m * items + b) * 3);
      const summary = at(summaries, (m * items + b) * width);
      affine(summary, layers, at(layers, size), own, 1, width, hidden, hidden);
      store<f32>(to, rowDot(summary, none, width) + load<f32>(at(none, width)));
      for (let by = 1; by < 3; by++) {
        const other = ((m + by) % modalities) * items + b;
        affine(at(summaries, other * width), lender, at(lender, size), view, 1, width, hidden, hidden);
        rowAdd(own, 1, view, hidden);
        activateAll(view, hidden, 3);
        const present = anyStep(at(mask, other * steps), steps);
        const said = rowDot(view, score, hidden) + load<f32>(at(score, hidden));
        store<f32>(at(to, by), said + (present - 1) * <f32>1e9);
      }
      rowSoftmax(to, 3);
    }
    layers = at(layers, 2 * (size + hidden) + hidden + 1 + width + 1);
  }
}

/** As `REBALANCE`; norm rows are gain, offset and the anchors' RMS. scratch: d numbers. */
export function rebalance(
  x: usize, p: usize, anchors: usize, messages: usize, route: usize, mask: usize, norm: usize, out: usize, scratch: usize,
  modalities: i32, items: i32, steps: i32, count: i32, width: i32, largest: f32,
): void {
  for (let m = 0; m < modalities; m++) {
    const size = load<f32>(at(norm, 2 * width));
    for (let b = 0; b < items; b++) {
      for (let t = 0; t < steps; t++) {
        const valid = load<f32>(mask);
        if (valid == 0) {
          memory.fill(out, 0, <usize>width << 2);
        } else {
          const rho = budgetOf(p, count, largest) * valid;
          const kept = <f32>1 - rho * (<f32>1 - load<f32>(route));
          memory.copy(scratch, x, <usize>width << 2);
          for (let k = 0; k < count; k++) {
            rowAdd(at(anchors, k * width), kept * load<f32>(at(p, k)), scratch, width);
          }
          for (let n = 0; n < 2; n++) {
            const message = at(messages, n * width);
            const factor = rowInverseSize(message, width) * size * load<f32>(at(route, n + 1)) * rho;
            rowAdd(message, factor, scratch, width);
          }
          normMasked(scratch, norm, at(norm, width), mask, out, width);
        }
        x = at(x, width);
        out = at(out, width);
        messages = at(messages, 2 * width);
        p = at(p, count);
        mask += 4;
      }
      route = at(route, 3);
    }
    anchors = at(anchors, count * width);
    norm = at(norm, 2 * width + 1);
  }
}

/** A layer per modality on the mean of its valid steps -> [M, B, C]. scratch: d numbers. */
export function opinion(
  x: usize, mask: usize, kernel: usize, bias: usize, out: usize, scratch: usize,
  modalities: i32, items: i32, steps: i32, width: i32, classes: i32,
): void {
  for (let m = 0; m < modalities; m++) {
    for (let b = 0; b < items; b++) {
      maskedRowMean(x, mask, scratch, steps, width);
      affine(scratch, kernel, bias, out, 1, width, classes, classes);
      x = at(x, steps * width);
      mask = at(mask, steps);
      out = at(out, classes);
    }
    kernel = at(kernel, width * classes);
    bias = at(bias, classes);
  }
}
