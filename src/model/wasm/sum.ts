import * as tf from '@tensorflow/tfjs';
import { addressOf, type Kernel, type WasmBackend, type WasmKernels } from './kernels/backend-memory.ts';

/**
 * Sum over neighbouring axes with others after them, in place. The stock kernel copies its input into another order
 * first, which in training is most of what the gradient of a bias or a norm's gain costs.
 */
export function sum(stock: Kernel, kernels: WasmKernels): Kernel {
  return {
    ...stock,
    kernelFunc: (call) => {
      const x = call.inputs.x as tf.TensorInfo;
      const { axis, keepDims } = call.attrs as unknown as { axis: number | number[]; keepDims: boolean };
      const axes = tf.util.parseAxisParam(axis, x.shape).sort((one, other) => one - other);
      const [first, last] = [axes[0], axes.at(-1)];
      const covered =
        x.dtype === 'float32' &&
        first !== undefined &&
        last !== undefined &&
        last - first === axes.length - 1 &&
        last < x.shape.length - 1;
      if (!covered) return stock.kernelFunc(call);
      const backend = call.backend as unknown as WasmBackend;
      const before = x.shape.slice(0, first);
      const summed = x.shape.slice(first, last + 1);
      const after = x.shape.slice(last + 1);
      const size = (shape: number[]) => shape.reduce((product, length) => product * length, 1);
      const out = backend.makeOutput(
        [...before, ...(keepDims ? summed.map(() => 1) : []), ...after],
        'float32',
      );
      kernels.sumMiddle(
        addressOf(backend, x),
        addressOf(backend, out),
        ...[size(before), size(summed), size(after)],
      );
      return out;
    },
  };
}
