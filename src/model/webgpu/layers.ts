import { INPUT_CONVOLUTION } from '../ops/input-convolution.ts';
import { type Activation, LINEAR } from '../ops/linear.ts';
import { PROJECTIONS } from '../ops/projections.ts';
import { registerShader } from './kernel.ts';
import { eachGroup, f32, layerOf, share, shared, sizeOf } from './wgsl.ts';

const ACTIVE: Record<Activation, (x: string) => string> = {
  none: (x) => x,
  gelu: (x) => `gelu(${x})`,
  sigmoid: (x) => `sigmoid(${x})`,
  tanh: (x) => `squash(${x})`,
};

/** `total` is the product of the shared row with column i of a layer's kernel, and its bias. */
const product = (kernel: string, bias: string, input: number, output: number): string => `
    var total = ${bias}_[biasAt + i];
    for (var k = 0; k < ${input}; k++) { total += row[k] * ${kernel}_[kernelAt + k * ${output} + i]; }`;

/** Where a row's own kernel and bias begin. */
const ownLayer = (modality: string, kernel: readonly number[], bias: readonly number[]): string => {
  const [input, output] = kernel.slice(-2) as [number, number];
  return `
  let kernelAt = ${kernel.length === 2 ? '0' : `(${modality}) * ${input * output}`};
  let biasAt = ${bias.length === 1 ? '0' : `(${modality}) * ${output}`};`;
};

export function registerLayers(): void {
  registerShader(
    LINEAR,
    ({ x, kernel, bias, keep, presence, residual }, { activation }) => {
      const [input, output] = kernel.slice(-2) as [number, number];
      const rows = sizeOf(x) / input;
      const factors = [
        ...(keep ? [`keep_[group * ${output} + i]`] : []),
        ...(presence ? [`presence_[group / ${x[2]}]`] : []),
      ];
      const made = [ACTIVE[activation]('total'), ...factors].join(' * ');
      const body = `
  ${share(input, `row[i] = x_[group * ${input} + i];`)}
  workgroupBarrier();
  ${ownLayer(layerOf('group', rows, kernel, 2), kernel, bias)}
  ${share(
    output,
    `${product('kernel', 'bias', input, output)}
     result[group * ${output} + i] = ${residual ? `residual_[group * ${output} + i] + ` : ''}${made};`,
  )}`;
      return { shape: [...x.slice(0, -1), output], ...eachGroup(rows, shared('row', input), body) };
    },
    ({ x }) => x.at(-1) as number,
  );

  registerShader(
    PROJECTIONS,
    ({ x, kernel0, bias0 }, { slots }) => {
      const [input, output] = kernel0.slice(-2) as [number, number];
      const [lead = 1] = x;
      const rows = sizeOf(x) / input;
      const each = rows / lead;
      const columns = slots.map(
        ({ layer, roll }, slot) => `
  ${slot === 0 ? '' : 'else '}if (slot == ${slot}) {
    let source = ((modality + ${roll}) % ${lead}) * ${each} + at % ${each};
    ${share(input, `row[i] = x_[source * ${input} + i];`)}
    workgroupBarrier();
    ${share(
      output,
      `${product(`kernel${layer}`, `bias${layer}`, input, output)}
       result[group * ${output} + i] = total;`,
    )}
  }`,
      );
      const body = `
  let slot = group % ${slots.length};
  let at = group / ${slots.length};
  let modality = at / ${each};
  ${ownLayer('modality', kernel0, bias0)}
  ${columns.join('')}`;
      return {
        shape: [...x.slice(0, -1), slots.length * output],
        ...eachGroup(rows * slots.length, shared('row', input), body),
      };
    },
    ({ x }) => x.at(-1) as number,
  );

  registerShader(
    INPUT_CONVOLUTION,
    ({ features, kernel, keep }, { modality, taps, limit }) => {
      const [batch, steps, width] = features as [number, number, number];
      const output = kernel.at(-1) as number;
      const body = `
  let item = group / ${steps};
  ${share(
    taps * width,
    `let step = group % ${steps} + i / ${width} - ${(taps - 1) / 2};
     let c = i % ${width};
     row[i] = 0.0;
     if (step >= 0 && step < ${steps}) {
       let at = item * ${steps} + step;
       let standard = clamp((features_[at * ${width} + c] - mean_[c]) / std_[c], ${f32(-limit)}, ${f32(limit)});
       row[i] = standard * mask_[${modality * batch * steps} + at]${keep ? ` * keep_[at * ${width} + c]` : ''};
     }`,
  )}
  workgroupBarrier();
  let kernelAt = 0;
  let biasAt = 0;
  ${share(
    output,
    `${product('kernel', 'bias', taps * width, output)}
     result[group * ${output} + i] = total;`,
  )}`;
      return {
        shape: [batch, steps, output],
        ...eachGroup(batch * steps, shared('row', taps * width), body),
      };
    },
    ({ features }, { taps }) => taps * (features.at(-1) as number),
  );
}
