import { STREAM_GATE, STREAM_MIX } from '../ops/stream-gate.ts';
import { ADJACENCY, NODE_ASSIGNMENT, NODE_STREAM, NODES } from '../ops/structure.ts';
import { TEMPORAL_CONVOLUTION } from '../ops/temporal-convolution.ts';
import { registerShader } from './kernel.ts';
import { eachGroup, eachItem, exponentiate, f32, logits, moments, share, shared, sizeOf } from './wgsl.ts';

/** The kernels of TSF. */
export function registerFactorisation(): void {
  registerTemporal();
  registerStructural();
  registerIntegration();
}

function registerTemporal(): void {
  registerShader(TEMPORAL_CONVOLUTION, ({ x }, { dilation, differences }) => {
    const [, , steps, width] = x as [number, number, number, number];
    const at = (step: string, offset: number) =>
      `at(row - t, ${step}${offset < 0 ? ' - ' : ' + '}${Math.abs(offset)}, c)`;
    const value = differences
      ? `if (t == 0) { return 0.0; }
  let row = first + t;
  return (x_[row * ${width} + c] - x_[(row - 1) * ${width} + c]) * mask_[row - 1] * mask_[row];`
      : `return x_[(first + t) * ${width} + c];`;
    const { code, groups } = eachItem(
      sizeOf(x),
      `
    let c = i % ${width};
    let row = i / ${width};
    let t = row % ${steps};
    let here = ${at('t', 0)};
    let convolved = ${at('t', -dilation)} * kernel_[c] + here * kernel_[${width} + c]
      + ${at('t', dilation)} * kernel_[${2 * width} + c] + bias_[c];
    result[i] = (here + gelu(convolved)) * mask_[row];`,
    );
    const read = `
fn at(first: i32, t: i32, c: i32) -> f32 {
  if (t < 0 || t >= ${steps}) { return 0.0; }
  ${value}
}`;
    return { shape: x, code: read + code, groups };
  });
}

function registerStructural(): void {
  registerShader(
    NODES,
    ({ x, queries }) => {
      const [lead, batch, steps, width] = x as [number, number, number, number];
      const count = queries.at(-1) as number;
      const body = `
  let node = group % ${count};
  let modality = (group / ${count}) % ${lead};
  let first = (modality * ${batch} + group / ${count * lead}) * ${steps};
  ${share(
    steps,
    `var product = 0.0;
     for (var c = 0; c < ${width}; c++) {
       product += x_[(first + i) * ${width} + c] * queries_[(modality * ${width} + c) * ${count} + node];
     }
     logits[i] = product * ${f32(1 / Math.sqrt(width))} + absent(mask_[first + i]);`,
  )}
  ${exponentiate(steps)}
  ${share(
    width,
    `var pooled = 0.0;
     for (var t = 0; t < ${steps}; t++) { pooled += logits[t] * x_[(first + t) * ${width} + i]; }
     result[group * ${width} + i] = pooled / total;`,
  )}`;
      const shape = [batch, lead * count, width];
      return { shape, ...eachGroup(batch * lead * count, logits(steps), body) };
    },
    ({ x }) => x[2] as number,
  );

  registerShader(NODE_ASSIGNMENT, ({ x, queries }) => {
    const [lead, batch, steps, width] = x as [number, number, number, number];
    const count = queries.at(-1) as number;
    const body = `
    let modality = i / ${batch * steps};
    var logits: array<f32, ${count}>;
    var largest = -1e30;
    for (var k = 0; k < ${count}; k++) {
      var product = 0.0;
      for (var c = 0; c < ${width}; c++) {
        product += x_[i * ${width} + c] * queries_[(modality * ${width} + c) * ${count} + k];
      }
      logits[k] = product * ${f32(1 / Math.sqrt(width))};
      largest = max(largest, logits[k]);
    }
    var total = 0.0;
    for (var k = 0; k < ${count}; k++) { logits[k] = below(logits[k] - largest); total += logits[k]; }
    for (var k = 0; k < ${count}; k++) { result[i * ${count} + k] = logits[k] / total; }`;
    return { shape: [lead, batch, steps, count], ...eachItem(lead * batch * steps, body) };
  });

  registerShader(
    ADJACENCY,
    ({ projected, mask }) => {
      const [batch, count, columns] = projected as [number, number, number];
      const [lead, , steps] = mask as [number, number, number];
      const width = columns / 3;
      const body = `
  let item = group / ${count};
  ${share(
    count,
    `var product = 0.0;
     for (var c = 0; c < ${width}; c++) {
       product += projected_[group * ${columns} + c] * projected_[(item * ${count} + i) * ${columns} + ${width} + c];
     }
     let first = (i / ${count / lead} * ${batch} + item) * ${steps};
     var there = mask_[first];
     for (var t = 1; t < ${steps}; t++) { there = max(there, mask_[first + t]); }
     logits[i] = product * ${f32(1 / Math.sqrt(width))} + absent(there);`,
  )}
  ${exponentiate(count)}
  ${share(count, `result[group * ${count} + i] = logits[i] / total;`)}`;
      return { shape: [batch, count, count], ...eachGroup(batch * count, logits(count), body) };
    },
    ({ projected }) => projected[1] as number,
  );

  registerShader(NODE_STREAM, ({ nodes, assignment }) => {
    const [, all, width] = nodes as [number, number, number];
    const [lead, batch, steps, count] = assignment as [number, number, number, number];
    const body = `
    let c = i % ${width};
    let row = i / ${width};
    let item = (row / ${steps}) % ${batch};
    var stream = 0.0;
    for (var k = 0; k < ${count}; k++) {
      let node = item * ${all} + row / ${steps * batch} * ${count} + k;
      var informed = nodes_[node * ${width} + c];
      for (var j = 0; j < ${all}; j++) {
        informed += adjacency_[node * ${all} + j] * projected_[(item * ${all} + j) * ${3 * width} + ${2 * width} + c];
      }
      stream += assignment_[row * ${count} + k] * informed;
    }
    result[i] = stream * mask_[row];`;
    return { shape: [lead, batch, steps, width], ...eachItem(lead * batch * steps * width, body) };
  });
}

function registerIntegration(): void {
  registerShader(
    STREAM_GATE,
    ({ shared: steady }) => {
      const [lead, batch, steps, width] = steady as [number, number, number, number];
      const body = `
  let first = group - group % ${steps};
  var count = 0.0;
  for (var t = 0; t < ${steps}; t++) { count += mask_[first + t]; }
  ${share(
    width,
    `row[i] = temporal_[group * ${width} + i];
     row[${width} + i] = structural_[group * ${width} + i];
     var total = 0.0;
     for (var t = 0; t < ${steps}; t++) { total += shared_[(first + t) * ${width} + i] * mask_[first + t]; }
     row[${2 * width} + i] = total / max(count, 1.0);`,
  )}
  workgroupBarrier();
  ${share(
    width,
    `var total = bias_[i];
     for (var k = 0; k < ${3 * width}; k++) { total += row[k] * kernel_[k * ${width} + i]; }
     result[group * ${width} + i] = sigmoid(total);`,
  )}`;
      return { shape: steady, ...eachGroup(lead * batch * steps, shared('row', 3 * width), body) };
    },
    ({ shared: steady }) => 3 * (steady[3] as number),
  );

  registerShader(
    STREAM_MIX,
    ({ shared: steady }) => {
      const width = steady[3] as number;
      const names = ['change', 'structure', 'mixed'];
      const scope = names.map((name) => shared(name, width) + moments(name, width)).join('\n');
      const normed = (name: string, m: string, row: number) =>
        `((${name}[i] - ${m}.x) * ${m}.y * norms_[${row * width} + i] + norms_[${(row + 1) * width} + i])`;
      const body = `
  let first = group * ${width};
  ${share(width, 'change[i] = temporal_[first + i]; structure[i] = structural_[first + i];')}
  workgroupBarrier();
  let ofChange = changeMoments();
  let ofStructure = structureMoments();
  ${share(
    width,
    `let g = gate_[first + i];
     mixed[i] = shared_[first + i] + g * ${normed('change', 'ofChange', 0)}
       + (1.0 - g) * ${normed('structure', 'ofStructure', 2)};`,
  )}
  workgroupBarrier();
  let ofMixed = mixedMoments();
  ${share(width, `result[first + i] = ${normed('mixed', 'ofMixed', 4)} * mask_[group];`)}`;
      return { shape: steady, ...eachGroup(sizeOf(steady) / width, scope, body) };
    },
    ({ shared: steady }) => 3 * (steady[3] as number),
  );
}
