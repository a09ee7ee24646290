import { ASSIGNMENT, BORROW, BUDGET } from '../ops/anchors.ts';
import { REBALANCE } from '../ops/rebalance.ts';
import { ROUTE } from '../ops/route.ts';
import { registerShader } from './kernel.ts';
import { eachGroup, eachItem, f32, moments, share, shared, sizeOf } from './wgsl.ts';

/** `budget` of the row `row`: largest * entropy / log K * mask. */
const budgetOf = (row: string, anchors: number, largest: number): string => `
    var entropy = 0.0;
    for (var k = 0; k < ${anchors}; k++) {
      let p = assignment_[${row} * ${anchors} + k];
      entropy -= p * log(p + 1e-9);
    }
    let budget = entropy * ${f32(largest / Math.log(anchors))} * mask_[${row}];`;

/** The kernels of AGPR. */
export function registerRebalancing(): void {
  registerAnchors();
  registerRoute();
  registerRebalance();
}

function registerAnchors(): void {
  registerShader(ASSIGNMENT, ({ x, directions }, { temperature }) => {
    const [lead, batch, steps, width] = x as [number, number, number, number];
    const anchors = directions[1] as number;
    const body = `
    let modality = i / ${batch * steps};
    var squares = 0.0;
    for (var c = 0; c < ${width}; c++) { let value = x_[i * ${width} + c]; squares += value * value; }
    let scale = 1.0 / (sqrt(squares / ${f32(width)} + 1e-6) * ${f32(width * temperature)});
    var logits: array<f32, ${anchors}>;
    var largest = -1e30;
    for (var k = 0; k < ${anchors}; k++) {
      var product = 0.0;
      for (var c = 0; c < ${width}; c++) {
        product += x_[i * ${width} + c] * directions_[(modality * ${anchors} + k) * ${width} + c];
      }
      logits[k] = product * scale;
      largest = max(largest, logits[k]);
    }
    var total = 0.0;
    for (var k = 0; k < ${anchors}; k++) { logits[k] = below(logits[k] - largest); total += logits[k]; }
    for (var k = 0; k < ${anchors}; k++) { result[i * ${anchors} + k] = logits[k] / total; }`;
    return { shape: [lead, batch, steps, anchors], ...eachItem(lead * batch * steps, body) };
  });

  registerShader(BUDGET, ({ assignment, mask }, { largest }) => {
    const body = `${budgetOf('i', assignment[3] as number, largest)}
    result[i] = budget;`;
    return { shape: mask, ...eachItem(sizeOf(mask), body) };
  });

  registerShader(BORROW, ({ budget }) => {
    const body = `result[i] = budget_[i] * (1.0 - route_[i / ${budget[2]} * 3]);`;
    return { shape: budget, ...eachItem(sizeOf(budget), body) };
  });
}

/** A workgroup for each modality of each item; its own summary and those of its two lenders are made where they are read. */
function registerRoute(): void {
  registerShader(
    ROUTE,
    ({ assignment, anchors, layers }, { hidden }) => {
      const [lead, batch, steps, count] = assignment as [number, number, number, number];
      const width = anchors[2] as number;
      const lender = (width + 1) * hidden;
      const score = 2 * lender;
      const none = score + hidden + 1;
      const scope = [
        shared('alpha', 3 * count),
        shared('summary', 3 * width),
        shared('opinion', 2 * hidden),
      ].join('\n');
      const body = `
  let modality = group / ${batch};
  let item = group % ${batch};
  let layer = modality * ${layers[1]};
  ${share(
    3 * count,
    `let first = ((modality + i / ${count}) % ${lead} * ${batch} + item) * ${steps};
     var valid = 0.0;
     var total = 0.0;
     for (var t = 0; t < ${steps}; t++) {
       valid += mask_[first + t];
       total += assignment_[(first + t) * ${count} + i % ${count}] * mask_[first + t];
     }
     alpha[i] = total / max(valid, 1.0);`,
  )}
  workgroupBarrier();
  ${share(
    3 * width,
    `let which = i / ${width};
     var total = 0.0;
     for (var k = 0; k < ${count}; k++) {
       total += alpha[which * ${count} + k] * anchors_[((modality + which) % ${lead} * ${count} + k) * ${width} + i % ${width}];
     }
     summary[i] = total;`,
  )}
  workgroupBarrier();
  ${share(
    2 * hidden,
    `let unit = i % ${hidden};
     let which = (1 + i / ${hidden}) * ${width};
     var total = layers_[layer + ${width * hidden} + unit] + layers_[layer + ${lender + width * hidden} + unit];
     for (var c = 0; c < ${width}; c++) {
       total += summary[c] * layers_[layer + c * ${hidden} + unit];
       total += summary[which + c] * layers_[layer + ${lender} + c * ${hidden} + unit];
     }
     opinion[i] = squash(total) * layers_[layer + ${score} + unit];`,
  )}
  workgroupBarrier();
  if (thread == 0) {
    var scores: array<f32, 3>;
    scores[0] = layers_[layer + ${none + width}];
    for (var c = 0; c < ${width}; c++) { scores[0] += summary[c] * layers_[layer + ${none} + c]; }
    var largest = scores[0];
    for (var by = 1; by < 3; by++) {
      let first = ((modality + by) % ${lead} * ${batch} + item) * ${steps};
      var there = mask_[first];
      for (var t = 1; t < ${steps}; t++) { there = max(there, mask_[first + t]); }
      var total = layers_[layer + ${score + hidden}];
      for (var unit = 0; unit < ${hidden}; unit++) { total += opinion[(by - 1) * ${hidden} + unit]; }
      scores[by] = total + absent(there);
      largest = max(largest, scores[by]);
    }
    var total = 0.0;
    for (var by = 0; by < 3; by++) { scores[by] = below(scores[by] - largest); total += scores[by]; }
    for (var by = 0; by < 3; by++) { result[group * 3 + by] = scores[by] / total; }
  }`;
      return { shape: [lead, batch, 3], ...eachGroup(lead * batch, scope, body) };
    },
    ({ assignment, anchors }, { hidden }) =>
      3 * (assignment[3] as number) + 3 * (anchors[2] as number) + 2 * hidden,
  );
}

function registerRebalance(): void {
  registerShader(
    REBALANCE,
    ({ x, anchors }, { largest }) => {
      const [lead, batch, steps, width] = x as [number, number, number, number];
      const count = anchors[1] as number;
      const scope = [shared('messages', 2 * width), shared('row', width), moments('row', width)].join('\n');
      const body = `
  let modality = group / ${batch * steps};
  let route = group / ${steps} * 3;
  let norm = modality * ${2 * width + 1};
  ${share(2 * width, `messages[i] = messages_[group * ${2 * width} + i];`)}
  workgroupBarrier();
  ${budgetOf('group', count, largest)}
  var squares = vec2<f32>(0.0, 0.0);
  for (var c = 0; c < ${width}; c++) {
    let both = vec2<f32>(messages[c], messages[${width} + c]);
    squares += both * both;
  }
  let lent = budget * norm_[norm + ${2 * width}] * vec2<f32>(route_[route + 1], route_[route + 2])
    / sqrt(squares / ${f32(width)} + vec2<f32>(1e-6, 1e-6));
  let kept = 1.0 - budget * (1.0 - route_[route]);
  ${share(
    width,
    `var explained = 0.0;
     for (var k = 0; k < ${count}; k++) {
       explained += assignment_[group * ${count} + k] * anchors_[(modality * ${count} + k) * ${width} + i];
     }
     row[i] = x_[group * ${width} + i] + kept * explained
       + lent.x * messages[i] + lent.y * messages[${width} + i];`,
  )}
  workgroupBarrier();
  let m = rowMoments();
  ${share(
    width,
    `let normed = (row[i] - m.x) * m.y * norm_[norm + i] + norm_[norm + ${width} + i];
     result[group * ${width} + i] = normed * mask_[group];`,
  )}`;
      return { shape: x, ...eachGroup(lead * batch * steps, scope, body) };
    },
    ({ x }) => 3 * (x[3] as number),
  );
}
