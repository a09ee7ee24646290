import type * as tf from '@tensorflow/tfjs';
import { addressOf, type Kernel, type WasmBackend, type WasmKernels } from './kernels/backend-memory.ts';

/**
 * BatchMatMul on SIMD for every batch and transposition. The stock kernel is SIMD only for a single untransposed pair;
 * attention heads, stacked layers and every gradient (a product with a transpose) run in a scalar loop.
 */
export function batchMatMul(stock: Kernel, kernels: WasmKernels): Kernel {
  return {
    ...stock,
    kernelFunc: (call) => {
      const a = call.inputs.a as tf.TensorInfo;
      const b = call.inputs.b as tf.TensorInfo;
      const { transposeA, transposeB } = call.attrs as unknown as {
        transposeA: boolean;
        transposeB: boolean;
      };
      const lead = a.shape.slice(0, -2);
      // Broadcast batches and other types are the stock kernel's business.
      const covered =
        lead.join() === b.shape.slice(0, -2).join() && a.dtype === 'float32' && b.dtype === 'float32';
      if (!covered) return stock.kernelFunc(call);

      const backend = call.backend as unknown as WasmBackend;
      const batch = lead.reduce((x, y) => x * y, 1);
      const [aRows, aColumns] = a.shape.slice(-2) as [number, number];
      const [bRows, bColumns] = b.shape.slice(-2) as [number, number];
      const rows = transposeA ? aColumns : aRows;
      const inner = transposeA ? aRows : aColumns;
      const columns = transposeB ? bRows : bColumns;
      const out = backend.makeOutput([...lead, rows, columns], 'float32');
      const scratch = transposeB ? backend.makeOutput([inner, columns], 'float32') : null;
      const strides = transposeA ? [1, aColumns] : [aColumns, 1];
      kernels.multiply(
        addressOf(backend, a),
        addressOf(backend, b),
        addressOf(backend, out),
        scratch ? addressOf(backend, scratch) : 0,
        ...[batch, rows, inner, columns, ...strides],
      );
      if (scratch) backend.disposeData(scratch.dataId);
      return out;
    },
  };
}
