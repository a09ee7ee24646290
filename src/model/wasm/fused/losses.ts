import type * as tf from '@tensorflow/tfjs';
import { CENTRAL_MOMENTS } from '../../ops/losses/central-moments.ts';
import { CHANNEL_CORRELATION } from '../../ops/losses/channel-correlation.ts';
import type { Counts, SetPairs } from '../../ops/losses/counted-rows.ts';
import { DEBIASED_CKA, FEWEST_CKA_SAMPLES } from '../../ops/losses/debiased-cka.ts';
import { FEATURE_CKA } from '../../ops/losses/feature-cka.ts';
import { MASKED_MEAN } from '../../ops/masked-mean.ts';
import { type Op, registerFused, registerSlopes } from '../../ops/op.ts';
import { type Fused, fused, type Infos, type Shape3, type Shape4, type Workplace } from './fuse.ts';
import { fusedGradient } from './gradient.ts';

/** An op's value, and its slopes by the names of the moved inputs. */
interface Sloped<Inputs> {
  value: tf.TensorInfo;
  slopes: { [Name in keyof Inputs]?: tf.TensorInfo | undefined };
}

/** @param work is told how to make room for a slope: none where only the value is wanted */
function fusedSlopes<Inputs extends object, Attributes extends object>(
  op: Op<Inputs, Attributes>,
  work: (
    inputs: Infos<Required<Inputs>>,
    slope: (x: tf.TensorInfo | undefined) => tf.TensorInfo | undefined,
    workplace: Workplace,
  ) => Sloped<Inputs>,
): Fused {
  return {
    register: (workplace) => {
      const given = (inputs: tf.NamedTensorInfoMap) => inputs as unknown as Infos<Required<Inputs>>;
      registerFused(op, {
        backendName: 'wasm',
        kernelFunc: ({ inputs }) => work(given(inputs), () => undefined, workplace).value,
      });
      registerSlopes(op, 'wasm', ({ inputs }) => {
        const { value, slopes } = work(given(inputs), (x) => x && workplace.make(x.shape), workplace);
        return [value, ...op.moved.flatMap((name) => slopes[name] ?? [])];
      });
    },
  };
}

/** What a kernel takes of two sets and their slopes. */
function pairOf(
  { x, y, fixed, weights }: Infos<Required<SetPairs>>,
  slope: (x: tf.TensorInfo | undefined) => tf.TensorInfo | undefined,
  { make, at }: Workplace,
) {
  const [sets, rows, width] = x.shape as Shape3;
  const value = make([sets]);
  const [dx, dy] = [slope(x), slope(y)];
  const addresses = () => [at(x), at(y ?? fixed), at(weights), at(value), at(dx), at(dy)];
  return { sets, rows, width, addresses, result: { value, slopes: { x: dx, y: dy } } };
}

export const LOSSES: Fused[] = [
  fusedSlopes(FEATURE_CKA, (inputs, slope, workplace) => {
    const { sets, rows, width, addresses, result } = pairOf(inputs, slope, workplace);
    const room = workplace.scratch(2 * rows * width + 4 * width * width + width);
    workplace.kernels.featureCka(...addresses(), room, sets, rows, width);
    return result;
  }),

  fusedSlopes<SetPairs, Counts>(DEBIASED_CKA, (inputs, slope, workplace) => {
    const { sets, rows, width, addresses, result } = pairOf(inputs, slope, workplace);
    const room = workplace.scratch(3 * rows * width + 3 * rows * rows + 2 * rows + width);
    workplace.kernels.debiasedCka(...addresses(), room, sets, rows, width, FEWEST_CKA_SAMPLES);
    return result;
  }),

  fusedSlopes<SetPairs, Counts>(CENTRAL_MOMENTS, (inputs, slope, workplace) => {
    const { sets, rows, width, addresses, result } = pairOf(inputs, slope, workplace);
    workplace.kernels.centralMomentDiscrepancy(
      ...addresses(),
      workplace.scratch(9 * width),
      ...[sets, rows, width],
    );
    return result;
  }),

  fusedSlopes(CHANNEL_CORRELATION, ({ x, weights }, slope, { make, at, scratch, kernels }) => {
    const [sets, rows, width] = x.shape as Shape3;
    const value = make([sets]);
    const dx = slope(x);
    const room = scratch(rows * width + 2 * width * width + 2 * width);
    kernels.channelCorrelation(at(x), at(weights), at(value), at(dx), room, sets, rows, width);
    return { value, slopes: { x: dx } };
  }),

  fused(MASKED_MEAN, ({ x, mask }, _, { make, at, kernels }) => {
    const [m, b, steps, width] = x.shape as Shape4;
    const out = make([m, b, width]);
    kernels.maskedMean(at(x), at(mask), at(out), m * b, steps, width);
    return out;
  }),

  fusedGradient(MASKED_MEAN, ({ x, mask, dy }, _, { make, at, kernels }) => {
    const [m, b, steps, width] = x.shape as Shape4;
    const dx = make(x.shape);
    kernels.maskedMeanGradient(at(mask), at(dy), at(dx), m * b, steps, width);
    return { x: dx };
  }),
];
