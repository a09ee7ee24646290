import { ATTENTION, ATTENTION_WEIGHTS, type AttentionAttributes } from '../ops/attention.ts';
import { registerShader } from './kernel.ts';
import { eachGroup, exponentiate, f32, logits, share, sizeOf } from './wgsl.ts';

interface AttentionShapes {
  queries: number[];
  sources: number[];
  mask: number[];
}

/**
 * Shared logits of one query, of one head of one read: of row `row` of the queries, which belongs to item `item` of M*B.
 * Begins and ends outside of any branch.
 */
function logitsOf(
  { queries, sources, mask }: AttentionShapes,
  { heads, width, reads }: AttentionAttributes,
): string {
  const [lead, batch, steps] = mask as [number, number, number];
  const perHead = width / heads;
  const slots = reads.map(
    ({ query, key, value, roll }, index) =>
      `if (read == ${index}) { query = ${query}; key = ${key}; value = ${value}; roll = ${roll}; }`,
  );
  return `
  var query = 0; var key = 0; var value = 0; var roll = 0;
  ${slots.join('\n  ')}
  let queryAt = row * ${queries.at(-1)} + query * ${width} + head * ${perHead};
  let keyAt = item * ${steps * (sources.at(-1) as number)} + key * ${width} + head * ${perHead};
  let maskAt = (((item / ${batch}) + roll) % ${lead} * ${batch} + item % ${batch}) * ${steps};
  ${share(
    steps,
    `var product = 0.0;
     for (var c = 0; c < ${perHead}; c++) {
       product += queries_[queryAt + c] * sources_[keyAt + i * ${sources.at(-1)} + c];
     }
     logits[i] = product * ${f32(1 / Math.sqrt(perHead))} + absent(mask_[maskAt + i]);`,
  )}
  ${exponentiate(steps)}`;
}

export function registerAttention(): void {
  registerShader(
    ATTENTION,
    (shapes, attributes) => {
      const { heads, width, reads } = attributes;
      const [, , asking] = shapes.queries as [number, number, number, number];
      const steps = shapes.mask.at(-1) as number;
      const columns = shapes.sources.at(-1) as number;
      const perHead = width / heads;
      const body = `
  let head = group % ${heads};
  let read = (group / ${heads}) % ${reads.length};
  let row = group / ${heads * reads.length};
  let item = row / ${asking};
  ${logitsOf(shapes, attributes)}
  let valueAt = item * ${steps * columns} + value * ${width} + head * ${perHead};
  ${share(
    perHead,
    `var mixed = 0.0;
     for (var k = 0; k < ${steps}; k++) { mixed += logits[k] * sources_[valueAt + k * ${columns} + i]; }
     result[(row * ${reads.length} + read) * ${width} + head * ${perHead} + i] = mixed / total;`,
  )}`;
      const shape = [...shapes.queries.slice(0, -1), reads.length * width];
      return { shape, ...eachGroup((sizeOf(shape) / width) * heads, logits(steps), body) };
    },
    ({ mask }) => mask.at(-1) as number,
  );

  registerShader(
    ATTENTION_WEIGHTS,
    (shapes, attributes) => {
      const { heads } = attributes;
      const [lead, batch, asking] = shapes.queries as [number, number, number, number];
      const steps = shapes.mask.at(-1) as number;
      const body = `
  let read = 0;
  let head = (group / ${asking}) % ${heads};
  let item = group / ${asking * heads};
  let row = item * ${asking} + group % ${asking};
  ${logitsOf(shapes, attributes)}
  ${share(steps, `result[group * ${steps} + i] = logits[i] / total;`)}`;
      const shape = [lead * batch, heads, asking, steps];
      return { shape, ...eachGroup(lead * batch * heads * asking, logits(steps), body) };
    },
    ({ mask }) => mask.at(-1) as number,
  );
}
