import * as tf from '@tensorflow/tfjs';
import { addressOf, type Kernel, type WasmBackend, type WasmKernels } from './kernels/backend-memory.ts';

/**
 * SplitV along the last axis, the gradient of joining features: the stock kernel copies it row by row, or number by
 * number, from JavaScript.
 */
export function splitV(stock: Kernel, kernels: WasmKernels): Kernel {
  return {
    ...stock,
    kernelFunc: (call) => {
      const x = call.inputs.x as tf.TensorInfo;
      const { numOrSizeSplits, axis } = call.attrs as unknown as {
        numOrSizeSplits: number | number[];
        axis: number;
      };
      const [along] = tf.util.parseAxisParam(axis, x.shape);
      if (x.dtype !== 'float32' || along !== x.shape.length - 1) return stock.kernelFunc(call);
      const backend = call.backend as unknown as WasmBackend;
      const lead = x.shape.slice(0, -1);
      const width = x.shape.at(-1) as number;
      const rows = lead.reduce((product, length) => product * length, 1);
      let offset = 0;
      return tf.backend_util.prepareSplitSize(x as tf.Tensor, numOrSizeSplits, along).map((size) => {
        const out = backend.makeOutput([...lead, size], 'float32');
        const from = addressOf(backend, x) + offset * Float32Array.BYTES_PER_ELEMENT;
        kernels.copyPieces(from, addressOf(backend, out), rows, size, width, size);
        offset += size;
        return out;
      });
    },
  };
}
