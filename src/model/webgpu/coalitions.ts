import { VARIANT_MIX, VARIANT_POOL } from '../ops/coalition-pool.ts';
import { registerShader } from './kernel.ts';
import { eachGroup, eachItem, share, shared } from './wgsl.ts';

/** The kernels of what every coalition of players says. */
export function registerCoalitions(): void {
  registerShader(
    VARIANT_POOL,
    ({ alone }) => {
      const [lead, , steps, width] = alone as [number, number, number, number];
      const columns = 2 + width;
      const x = (at: string) => `select(alone_[${at}], reading_[${at}], variant == 1)`;
      const body = `
  let variant = group % 2;
  let first = group / 2 * ${steps};
  ${share(
    steps,
    `var logit = bias_[0];
     for (var c = 0; c < ${width}; c++) { logit += ${x(`(first + i) * ${width} + c`)} * kernel_[c]; }
     logits[i] = logit + absent(mask_[first + i]);`,
  )}
  workgroupBarrier();
  var largest = logits[0];
  for (var t = 1; t < ${steps}; t++) { largest = max(largest, logits[t]); }
  workgroupBarrier();
  ${share(steps, 'logits[i] = below(logits[i] - largest) * mask_[first + i];')}
  workgroupBarrier();
  ${share(
    width,
    `var weighted = 0.0;
     for (var t = 0; t < ${steps}; t++) { weighted += logits[t] * ${x(`(first + t) * ${width} + i`)}; }
     result[group * ${columns} + 2 + i] = weighted;`,
  )}
  if (thread == 0) {
    var total = 0.0;
    for (var t = 0; t < ${steps}; t++) { total += logits[t]; }
    result[group * ${columns}] = largest;
    result[group * ${columns} + 1] = total;
  }`;
      return { shape: [2 * lead, columns], ...eachGroup(2 * lead, shared('logits', steps), body) };
    },
    ({ alone }) => alone[2] as number,
  );

  registerShader(VARIANT_MIX, ({ pool, chosen }) => {
    const [variants, columns] = pool as [number, number];
    const [coalitions] = chosen as [number, number];
    const width = columns - 2;
    const body = `
    let coalition = i / ${width};
    let c = 2 + i % ${width};
    var largest = pool_[0] + absent(chosen_[coalition * ${variants}]);
    for (var v = 1; v < ${variants}; v++) {
      largest = max(largest, pool_[v * ${columns}] + absent(chosen_[coalition * ${variants} + v]));
    }
    var weighted = 0.0;
    var total = 0.0;
    for (var v = 0; v < ${variants}; v++) {
      let isIn = chosen_[coalition * ${variants} + v];
      let factor = below(pool_[v * ${columns}] + absent(isIn) - largest) * isIn;
      weighted += factor * pool_[v * ${columns} + c];
      total += factor * pool_[v * ${columns} + 1];
    }
    result[i] = weighted / max(total, 0.5);`;
    return { shape: [coalitions, width], ...eachItem(coalitions * width, body) };
  });
}
