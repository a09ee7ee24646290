import * as tf from '@tensorflow/tfjs';
import { batchMatMul } from './batch-matmul.ts';
import { OPTIMIZER } from './fused/adam-step.ts';
import { ANCHORS } from './fused/anchors.ts';
import { ATTENTIONS } from './fused/attention.ts';
import { openWorkplace } from './fused/fuse.ts';
import { LAYER_GRADIENTS } from './fused/layer-gradients.ts';
import { LAYERS } from './fused/layers.ts';
import { LOSSES } from './fused/losses.ts';
import { REUNIONS } from './fused/reunion.ts';
import { REUNION_GRADIENTS } from './fused/reunion-gradients.ts';
import { STAGE_GRADIENTS } from './fused/stage-gradients.ts';
import { STREAMS } from './fused/streams.ts';
import { STRUCTURE_GRADIENTS } from './fused/structure-gradients.ts';
import {
  instantiateKernels,
  type Kernel,
  type WasmBackend,
  type WasmKernels,
} from './kernels/backend-memory.ts';
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

/** The kernels of the network's own ops, of their gradients, and of what training does with these. */
const FUSED = [
  ...LAYERS,
  ...ATTENTIONS,
  ...STREAMS,
  ...ANCHORS,
  ...REUNIONS,
  ...LAYER_GRADIENTS,
  ...STAGE_GRADIENTS,
  ...STRUCTURE_GRADIENTS,
  ...REUNION_GRADIENTS,
  ...LOSSES,
  ...OPTIMIZER,
];

/**
 * Gives the network's ops their kernels on the active wasm backend, and replaces those stock kernels that training spends most
 * of its time in.
 * Safe to call more than once. Leaves everything as it is when the machine has no SIMD or the backend is another.
 */
export function installWasmKernels(): void {
  if (tf.getBackend() !== 'wasm') return;
  const present = tf.getKernel('BatchMatMul', 'wasm');
  if (!present || installed.has(present.kernelFunc)) return;
  const backend = tf.backend() as unknown as WasmBackend;
  const kernels = instantiateKernels(backend);
  if (!kernels) return;
  const workplace = openWorkplace(backend, kernels);
  for (const { register } of FUSED) register(workplace);
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
