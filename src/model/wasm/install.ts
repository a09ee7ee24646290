import * as tf from '@tensorflow/tfjs';
import { instantiateKernels, type Kernel, type WasmBackend, type WasmKernels } from './backend-memory.ts';
import { batchMatMul } from './batch-matmul.ts';
import { splitV } from './split.ts';
import { sum } from './sum.ts';

/** What replaces a stock kernel; it may hand calls it does not cover on to it. */
const REPLACEMENTS: Record<string, (stock: Kernel, kernels: WasmKernels) => Kernel> = {
  BatchMatMul: batchMatMul,
  Sum: sum,
  SplitV: splitV,
  Identity: (stock) => ({ ...stock, kernelFunc: shareIdentity }),
};

const installed = new WeakSet<Kernel['kernelFunc']>();

/**
 * Replaces the kernels of the active wasm backend that training and live prediction spend most of their time in.
 * Safe to call more than once. Leaves everything as it is when the machine has no SIMD or the backend is another.
 */
export function installWasmKernels(): void {
  if (tf.getBackend() !== 'wasm') return;
  const present = tf.getKernel('BatchMatMul', 'wasm');
  if (!present || installed.has(present.kernelFunc)) return;
  const kernels = instantiateKernels(tf.backend() as unknown as WasmBackend);
  if (!kernels) return;
  for (const [name, replacement] of Object.entries(REPLACEMENTS)) {
    const stock = tf.getKernel(name, 'wasm');
    if (!stock) continue;
    const kernel = replacement(stock, kernels);
    tf.unregisterKernel(name, 'wasm');
    tf.registerKernel(kernel);
    installed.add(kernel.kernelFunc);
  }
}

/**
 * Shares the data of its input and counts the reference, as the cpu backend does. The stock kernel copies, though
 * tensors never change, and every saved activation is a clone.
 */
const shareIdentity: Kernel['kernelFunc'] = ({ inputs, backend }) => {
  const x = inputs.x as tf.TensorInfo;
  (backend as unknown as WasmBackend).incRef(x.dataId);
  return { dataId: x.dataId, shape: x.shape, dtype: x.dtype };
};
