import { LAYER_NORM } from '../ops/layer-norm.ts';
import { PLACED_NORM } from '../ops/placed-norm.ts';
import { registerShader } from './kernel.ts';
import { eachGroup, layerOf, moments, share, shared, sizeOf } from './wgsl.ts';

/** A workgroup normalises a row. */
const scopeOf = (width: number) => shared('row', width) + moments('row', width);

export function registerNorms(): void {
  registerShader(
    LAYER_NORM,
    ({ x, gain, mask }) => {
      const width = x.at(-1) as number;
      const rows = sizeOf(x) / width;
      const body = `
  let first = group * ${width};
  ${share(width, 'row[i] = x_[first + i];')}
  workgroupBarrier();
  let m = rowMoments();
  let layer = (${layerOf('group', rows, gain, 1)}) * ${width};
  ${share(
    width,
    `result[first + i] = ((row[i] - m.x) * m.y * gain_[layer + i] + offset_[layer + i])${mask ? ' * mask_[group]' : ''};`,
  )}`;
      return { shape: x, ...eachGroup(rows, scopeOf(width), body) };
    },
    ({ x }) => x.at(-1) as number,
  );

  registerShader(
    PLACED_NORM,
    ({ language, mask }) => {
      const [batch, steps, width] = language as [number, number, number];
      const body = `
  let modality = group / ${batch * steps};
  let step = group % ${batch * steps};
  ${share(
    width,
    `let at = step * ${width} + i;
     if (modality == 0) { row[i] = language_[at]; }
     else if (modality == 1) { row[i] = acoustic_[at]; }
     else { row[i] = visual_[at]; }`,
  )}
  workgroupBarrier();
  let m = rowMoments();
  ${share(
    width,
    `let at = modality * ${width} + i;
     let normed = (row[i] - m.x) * m.y * gain_[at] + offset_[at];
     result[group * ${width} + i] = (normed + positions_[(step % ${steps}) * ${width} + i]) * mask_[group];`,
  )}`;
      return { shape: [...mask, width], ...eachGroup(sizeOf(mask), scopeOf(width), body) };
    },
    ({ language }) => language.at(-1) as number,
  );
}
