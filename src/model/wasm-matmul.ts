import * as tf from '@tensorflow/tfjs';

/**
 * From here on many small matrices (attention heads) are cheaper in one call of the backend's own loop than one by
 * one through XNNPACK.
 */
const MOST_SEPARATE_MATRICES = 8;
/** Below this many multiplications a pair is not worth the extra calls. */
const FEWEST_MULTIPLICATIONS = 2 ** 18;

type Kernel = NonNullable<ReturnType<typeof tf.getKernel>>;
type Run = (a: tf.Tensor, b: tf.Tensor, transposeA: boolean, transposeB: boolean) => tf.Tensor;

/**
 * Replaces the wasm backend's BatchMatMul. The stock kernel reaches XNNPACK (SIMD) only for one untransposed matrix
 * pair; stacked layers and every gradient (which multiplies by a transpose) fall back to a scalar loop, about 10 times
 * slower. Here a few large matrices are transposed explicitly and multiplied one pair at a time.
 * Safe to call more than once; does nothing when the wasm backend is not there.
 */
export function installWasmMatMul(): void {
  const stock = tf.getKernel('BatchMatMul', 'wasm');
  if (!stock || installed.has(stock.kernelFunc)) return;
  const kernel = replacement(stock);
  installed.add(kernel.kernelFunc);
  tf.unregisterKernel('BatchMatMul', 'wasm');
  tf.registerKernel(kernel);
}

const installed = new WeakSet<Kernel['kernelFunc']>();

function replacement(stock: Kernel): Kernel {
  const multiply: Run = (a, b, transposeA, transposeB) =>
    stock.kernelFunc({
      inputs: { a, b },
      backend: tf.backend(),
      attrs: { transposeA, transposeB },
    }) as tf.Tensor;
  return {
    ...stock,
    kernelFunc: ({ inputs, attrs, backend }) => {
      const a = inputs.a as tf.Tensor;
      const b = inputs.b as tf.Tensor;
      const { transposeA, transposeB } = attrs as unknown as { transposeA: boolean; transposeB: boolean };
      const matrices = a.shape.slice(0, -2).reduce((x, y) => x * y, 1);
      const multiplications = sizeOf(a) * (b.shape.at(transposeB ? -2 : -1) as number);
      const sameBatch = a.shape.slice(0, -2).join() === b.shape.slice(0, -2).join();
      const alreadyFast = matrices === 1 && !transposeA && !transposeB;
      const tooSmall = multiplications < FEWEST_MULTIPLICATIONS;
      if (alreadyFast || tooSmall || matrices > MOST_SEPARATE_MATRICES || !sameBatch) {
        return stock.kernelFunc({ inputs, backend, ...(attrs && { attrs }) });
      }
      return tf.tidy(() => multiplySeparately(multiply, wrap(a), wrap(b), transposeA, transposeB));
    },
  };
}

function sizeOf(info: tf.TensorInfo): number {
  return info.shape.reduce((x, y) => x * y, 1);
}

/** Kernels are handed bare tensor infos; ops want tensors. */
function wrap(info: tf.TensorInfo): tf.Tensor {
  return info instanceof tf.Tensor ? info : tf.engine().makeTensorFromTensorInfo(info);
}

function multiplySeparately(
  multiply: Run,
  a: tf.Tensor,
  b: tf.Tensor,
  transposeA: boolean,
  transposeB: boolean,
) {
  const matrices = (x: tf.Tensor, transpose: boolean): tf.Tensor[] => {
    const [rows = 1, columns = 1] = x.shape.slice(-2);
    const count = x.size / (rows * columns);
    const stack = x.reshape([count, rows, columns]) as tf.Tensor3D;
    return Array.from({ length: count }, (_, index) => {
      const one = (count === 1 ? stack : stack.slice([index, 0, 0], [1, rows, columns])).reshape([
        rows,
        columns,
      ]);
      return transpose ? one.transpose() : one;
    });
  };
  const right = matrices(b, transposeB);
  const products = matrices(a, transposeA).map((left, index) => {
    const product = multiply(left.expandDims(0), (right[index] as tf.Tensor).expandDims(0), false, false);
    return wrap(product);
  });
  const [rows = 1, columns = 1] = products[0]?.shape.slice(-2) ?? [];
  const joined = products.length === 1 ? (products[0] as tf.Tensor) : tf.concat(products, 0);
  return joined.reshape([...a.shape.slice(0, -2), rows, columns]);
}
