import type * as tf from '@tensorflow/tfjs';
import { type Op, registerFused } from '../ops/op.ts';
import { runShader, type Shader, type WebGpuBackend } from './run-shader.ts';

/** The shapes of an op's inputs; of one that is not there, undefined. */
export type Shapes<Inputs extends object> = { [Name in keyof Inputs]: number[] };

/** What a kernel does with inputs of some shapes. */
export interface Plan extends Shader {
  /** Of the output. */
  shape: number[];
}

/** Numbers a workgroup can share: 16 KB of them, the least a device must have. */
export const MOST_SHARED = 4096;

/**
 * Registers the WebGPU kernel of an op.
 * @param plan the shader for inputs of these shapes; an input `x` is the array `x_` in it
 * @param sharedBy how many numbers a workgroup shares, where it depends on widths: more than there is room for are left to
 * the reference
 */
export function registerShader<Inputs extends object, Attributes extends object>(
  op: Op<Inputs, Attributes>,
  plan: (shapes: Shapes<Inputs>, attributes: Attributes) => Plan,
  sharedBy?: (shapes: Shapes<Inputs>, attributes: Attributes) => number,
): void {
  registerFused(op, {
    backendName: 'webgpu',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const given = Object.entries(inputs as Record<string, tf.TensorInfo>);
      const gpu = backend as unknown as WebGpuBackend;
      const { shape, ...shader } = plan(shapesOf<Inputs>(inputs), attrs as unknown as Attributes);
      const output = gpu.makeTensorInfo(shape, 'float32');
      runShader(gpu, shader, given, output);
      return output;
    },
    ...(sharedBy && {
      covers: (inputs: Inputs, attributes: Attributes) =>
        sharedBy(shapesOf<Inputs>(inputs), attributes) <= MOST_SHARED,
    }),
  });
}

function shapesOf<Inputs extends object>(inputs: object): Shapes<Inputs> {
  const shapes = Object.entries(inputs as Record<string, tf.TensorInfo | undefined>).flatMap(
    ([name, tensor]) => (tensor ? [[name, tensor.shape]] : []),
  );
  return Object.fromEntries(shapes) as Shapes<Inputs>;
}
