// Gradients of the router's ops. What is summed over items starts at 0.

/**
 * As `route`, whose output is `y`. scratch: 2 * M B d + 2 K + 3 * B hidden + B + d hidden numbers.
 */
export function routeGradient(
  p: usize, anchors: usize, mask: usize, layers: usize, y: usize, dy: usize,
  dP: usize, dAnchors: usize, dLayers: usize, scratch: usize,
  modalities: i32, items: i32, steps: i32, count: i32, width: i32, hidden: i32,
): void {
  const row = <usize>width << 2;
  const tracks = modalities * items;
  const summaries = scratch;
  const dSummaries = at(summaries, tracks * width);
  const mean = at(dSummaries, tracks * width);
  const dMean = at(mean, count);
  const own = at(dMean, count);
  const view = at(own, items * hidden);
  const slopes = at(view, items * hidden);
  const scores = at(slopes, items * hidden);
  const turned = at(scores, items);
  const size = width * hidden;
  memory.fill(dSummaries, 0, <usize>tracks * row);
  for (let m = 0; m < modalities; m++) {
    for (let b = 0; b < items; b++) {
      const track = m * items + b;
      maskedRowMean(at(p, track * steps * count), at(mask, track * steps), mean, steps, count);
      gemm(mean, 0, 4, at(anchors, m * count * width), row, 0, 0, at(summaries, track * width), row, 1, count, width);
    }
  }
  for (let m = 0; m < modalities; m++) {
    const summary = at(summaries, m * items * width);
    const dSummary = at(dSummaries, m * items * width);
    const lender = size + hidden;
    const score = 2 * lender;
    const none = score + hidden + 1;
    affine(summary, layers, at(layers, size), own, items, width, hidden, hidden);
    for (let by = 0; by < 3; by++) {
      for (let b = 0; b < items; b++) {
        const shares = at(y, (m * items + b) * 3);
        const dShares = at(dy, (m * items + b) * 3);
        const along = rowDot(shares, dShares, 3);
        store<f32>(at(scores, b), load<f32>(at(shares, by)) * (load<f32>(at(dShares, by)) - along));
      }
      if (by == 0) {
        affineGradient(
          summary, at(layers, none), scores, dSummary, at(dLayers, none), at(dLayers, none + width), turned,
          items, width, 1, 1,
        );
        continue;
      }
      const other = ((m + by) % modalities) * items * width;
      affine(at(summaries, other), at(layers, lender), at(layers, lender + size), view, items, width, hidden, hidden);
      rowAdd(own, 1, view, items * hidden);
      activateAll(view, items * hidden, 3);
      memory.fill(slopes, 0, <usize>(items * hidden) << 2);
      affineGradient(
        view, at(layers, score), scores, slopes, at(dLayers, score), at(dLayers, score + hidden), turned,
        items, hidden, 1, 1,
      );
      for (let i = 0; i < items * hidden; i++) {
        const h = load<f32>(at(view, i));
        store<f32>(at(slopes, i), load<f32>(at(slopes, i)) * (<f32>1 - h * h));
      }
      affineGradient(
        summary, layers, slopes, dSummary, dLayers, at(dLayers, size), turned, items, width, hidden, hidden,
      );
      affineGradient(
        at(summaries, other), at(layers, lender), slopes, at(dSummaries, other), at(dLayers, lender),
        at(dLayers, lender + size), turned, items, width, hidden, hidden,
      );
    }
    layers = at(layers, none + width + 1);
    dLayers = at(dLayers, none + width + 1);
  }
  for (let m = 0; m < modalities; m++) {
    for (let b = 0; b < items; b++) {
      const track = m * items + b;
      const slope = at(dSummaries, track * width);
      maskedRowMean(at(p, track * steps * count), at(mask, track * steps), mean, steps, count);
      for (let k = 0; k < count; k++) {
        store<f32>(at(dMean, k), rowDot(at(anchors, k * width), slope, width));
        rowAdd(slope, load<f32>(at(mean, k)), at(dAnchors, k * width), width);
      }
      maskedRowMeanGradient(at(mask, track * steps), dMean, at(dP, track * steps * count), steps, count);
    }
    anchors = at(anchors, count * width);
    dAnchors = at(dAnchors, count * width);
  }
}

/** As `budget`. */
export function budgetGradient(
  p: usize, mask: usize, dy: usize, dP: usize, rows: i32, anchors: i32, largest: f32,
): void {
  const perNat = largest / log1(<f32>anchors);
  for (let r = 0; r < rows; r++) {
    const factor = -perNat * load<f32>(at(mask, r)) * load<f32>(at(dy, r));
    for (let k = 0; k < anchors; k++) {
      store<f32>(at(dP, r * anchors + k), factor * nats(load<f32>(at(p, r * anchors + k))));
    }
  }
}

/** As `borrow`. */
export function borrowGradient(
  budget: usize, route: usize, dy: usize, dBudget: usize, dRoute: usize, tracks: i32, steps: i32,
): void {
  for (let g = 0; g < tracks; g++) {
    rowScale(at(dy, g * steps), <f32>1 - load<f32>(at(route, 3 * g)), at(dBudget, g * steps), steps);
    store<f32>(at(dRoute, 3 * g), -rowDot(at(budget, g * steps), at(dy, g * steps), steps));
    store<f32>(at(dRoute, 3 * g + 1), 0);
    store<f32>(at(dRoute, 3 * g + 2), 0);
  }
}
