import * as tf from '@tensorflow/tfjs';
import { BATCH_MATMUL_BINARY } from './batch-matmul-binary.ts';

type Kernel = NonNullable<ReturnType<typeof tf.getKernel>>;

/** What the wasm backend offers a kernel; tfjs does not export the type. */
interface WasmBackend {
  wasm: { asm: { memory: WebAssembly.Memory } };
  dataIdMap: { get(dataId: object): { memoryOffset: number } };
  makeOutput(shape: number[], dtype: 'float32'): tf.TensorInfo;
  disposeData(dataId: object): boolean;
}

/** multiply(a, b, c, scratch, batch, rows, inner, columns, rowStride, columnStride); see batch-matmul.as. */
type Multiply = (...args: number[]) => void;

const installed = new WeakSet<Kernel['kernelFunc']>();

/**
 * Replaces two kernels of the active wasm backend, which training and live prediction spend most of their time in.
 * BatchMatMul: the stock one is SIMD only for a single untransposed pair; attention heads, stacked layers and every
 * gradient (a product with a transpose) run in a scalar loop. Identity: the stock one copies, though tensors never
 * change, and every saved activation is a clone.
 * Safe to call more than once. Leaves everything as it is when the machine has no SIMD or the backend is another.
 */
export function installWasmKernels(): void {
  if (tf.getBackend() !== 'wasm') return;
  const backend = tf.backend() as unknown as WasmBackend;
  const stock = tf.getKernel('BatchMatMul', 'wasm');
  if (!stock || installed.has(stock.kernelFunc)) return;
  const multiply = instantiate(backend.wasm.asm.memory);
  if (!multiply) return;
  const kernel = matMulKernel(stock, multiply);
  installed.add(kernel.kernelFunc);
  replace(kernel);
  replace({ kernelName: 'Identity', backendName: 'wasm', kernelFunc: shareIdentity });
}

function replace(kernel: Kernel): void {
  tf.unregisterKernel(kernel.kernelName, 'wasm');
  tf.registerKernel(kernel);
}

/** The kernel over the backend's memory; null where it cannot run (no SIMD, or a shared memory). */
function instantiate(memory: WebAssembly.Memory): Multiply | null {
  const bytes = Uint8Array.from(atob(BATCH_MATMUL_BINARY), (character) => character.charCodeAt(0));
  if (!WebAssembly.validate(bytes) || !(memory.buffer instanceof ArrayBuffer)) return null;
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
  return instance.exports.multiply as Multiply;
}

/** Shares the data of its input and counts the reference, as the cpu backend does. */
const shareIdentity: Kernel['kernelFunc'] = ({ inputs, backend }) => {
  const x = inputs.x as tf.TensorInfo;
  (backend as { incRef(dataId: object): void }).incRef(x.dataId);
  return { dataId: x.dataId, shape: x.shape, dtype: x.dtype };
};

function matMulKernel(stock: Kernel, multiply: Multiply): Kernel {
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
      const batch = lead.reduce((x, y) => x * y, 1);
      const alreadySimd = batch === 1 && !transposeA && !transposeB;
      // Broadcast batches and other types are the stock kernel's business.
      const covered =
        lead.join() === b.shape.slice(0, -2).join() && a.dtype === 'float32' && b.dtype === 'float32';
      if (alreadySimd || !covered) return stock.kernelFunc(call);

      const backend = call.backend as unknown as WasmBackend;
      const [aRows, aColumns] = a.shape.slice(-2) as [number, number];
      const [bRows, bColumns] = b.shape.slice(-2) as [number, number];
      const rows = transposeA ? aColumns : aRows;
      const inner = transposeA ? aRows : aColumns;
      const columns = transposeB ? bRows : bColumns;
      const out = backend.makeOutput([...lead, rows, columns], 'float32');
      const scratch = transposeB ? backend.makeOutput([inner, columns], 'float32') : null;
      // Offsets are read last: making an output may grow the memory, never move what is in it.
      const at = (info: tf.TensorInfo) => backend.dataIdMap.get(info.dataId).memoryOffset;
      const strides = transposeA ? [1, aColumns] : [aColumns, 1];
      multiply(at(a), at(b), at(out), scratch ? at(scratch) : 0, batch, rows, inner, columns, ...strides);
      if (scratch) backend.disposeData(scratch.dataId);
      return out;
    },
  };
}
