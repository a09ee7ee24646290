import type * as tf from '@tensorflow/tfjs';
import { type Op, registerFused } from '../../ops/op.ts';
import { addressOf, type WasmBackend, type WasmKernels } from '../kernels/backend-memory.ts';

/** What a kernel's work is done with. */
export interface Workplace {
  kernels: WasmKernels;
  /** A new tensor of float32. */
  make(shape: number[]): tf.TensorInfo;
  /** The same, of zeros: what is added to. */
  zeros(shape: number[]): tf.TensorInfo;
  /** A tensor once more, over the same numbers. */
  share(tensor: tf.TensorInfo): tf.TensorInfo;
  /** Where a tensor's numbers lie; 0 for none. */
  at(tensor: tf.TensorInfo | undefined): number;
  /** Room for so many numbers, until the next kernel asks. */
  scratch(numbers: number): number;
}

/** A kernel's inputs as it sees them. */
export type Infos<Inputs> = {
  [Name in keyof Inputs]: undefined extends Inputs[Name] ? tf.TensorInfo | undefined : tf.TensorInfo;
};

export type Work<Inputs extends object, Attributes extends object> = (
  inputs: Infos<Required<Inputs>>,
  attributes: Attributes,
  workplace: Workplace,
) => tf.TensorInfo;

/** An op and what wasm does for it. */
export interface Fused {
  register(workplace: Workplace): void;
}

export function fused<Inputs extends object, Attributes extends object>(
  op: Op<Inputs, Attributes>,
  work: Work<Inputs, Attributes>,
): Fused {
  return {
    register: (workplace) =>
      registerFused(op, {
        backendName: 'wasm',
        kernelFunc: ({ inputs, attrs }) =>
          work(inputs as unknown as Infos<Required<Inputs>>, attrs as unknown as Attributes, workplace),
      }),
  };
}

export function openWorkplace(backend: WasmBackend, kernels: WasmKernels): Workplace {
  let room = { address: 0, numbers: 0 };
  const make = (shape: number[]) => backend.makeOutput(shape, 'float32');
  return {
    kernels,
    make,
    zeros: (shape) => {
      const made = make(shape);
      kernels.clear(addressOf(backend, made), sizeOf(shape));
      return made;
    },
    share: ({ dataId, shape, dtype }) => {
      backend.incRef(dataId);
      return { dataId, shape, dtype };
    },
    at: (tensor) => (tensor ? addressOf(backend, tensor) : 0),
    scratch: (numbers) => {
      if (numbers > room.numbers) {
        if (room.address) backend.wasm._free(room.address);
        room = { address: backend.wasm._malloc(numbers * Float32Array.BYTES_PER_ELEMENT), numbers };
      }
      return room.address;
    },
  };
}

/** Numbers in a tensor of this shape. */
export function sizeOf(shape: readonly number[]): number {
  let size = 1;
  for (const length of shape) size *= length;
  return size;
}

export type Shape2 = [number, number];
export type Shape3 = [number, number, number];
export type Shape4 = [number, number, number, number];
