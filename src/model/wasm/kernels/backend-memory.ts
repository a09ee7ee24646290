import type * as tf from '@tensorflow/tfjs';
import { KERNELS_BINARY } from './binary.ts';

/** A kernel as tfjs keeps it. */
export type Kernel = NonNullable<ReturnType<typeof tf.getKernel>>;

/** What the wasm backend offers a kernel; tfjs does not export the type. */
export interface WasmBackend {
  wasm: {
    asm: { memory: WebAssembly.Memory };
    _malloc(bytes: number): number;
    _free(address: number): void;
  };
  dataIdMap: { get(dataId: object): { memoryOffset: number } };
  makeOutput(shape: number[], dtype: 'float32'): tf.TensorInfo;
  disposeData(dataId: object): boolean;
  incRef(dataId: object): void;
}

/** Exports of the folder kernels, whose sources say what they take; pointers are byte offsets. */
export type WasmKernels = Readonly<Record<KernelExport, (...numbers: number[]) => void>>;

type KernelExport =
  | 'multiply'
  | 'sumMiddle'
  | 'copyPieces'
  | 'affine'
  | 'layerNorm'
  | 'placedNorm'
  | 'linear'
  | 'inputConvolution'
  | 'keepMask'
  | 'attention'
  | 'headMean'
  | 'temporalConvolution'
  | 'nodes'
  | 'nodeAssignment'
  | 'adjacency'
  | 'nodeStream'
  | 'streamGate'
  | 'streamMix'
  | 'assignment'
  | 'budget'
  | 'borrow'
  | 'route'
  | 'rebalance'
  | 'opinion'
  | 'attentionPool'
  | 'contextGate'
  | 'reunion'
  | 'contributions'
  | 'sentiment'
  | 'variantPool'
  | 'variantMix'
  | 'clear'
  | 'affineGradient'
  | 'linearGradient'
  | 'layerNormGradient'
  | 'inputConvolutionGradient'
  | 'attentionGradient'
  | 'temporalConvolutionGradient'
  | 'streamGateGradient'
  | 'streamMixGradient'
  | 'assignmentGradient'
  | 'rebalanceGradient'
  | 'featureCka'
  | 'debiasedCka'
  | 'channelCorrelation'
  | 'centralMomentDiscrepancy'
  | 'maskedMean'
  | 'maskedMeanGradient'
  | 'opinionGradient'
  | 'attentionPoolGradient'
  | 'contextGateGradient'
  | 'reunionGradient'
  | 'sentimentGradient'
  | 'nodesGradient'
  | 'nodeAssignmentGradient'
  | 'adjacencyGradient'
  | 'nodeStreamGradient'
  | 'routeGradient'
  | 'budgetGradient'
  | 'borrowGradient'
  | 'addSquares'
  | 'root'
  | 'adamStep';

/** The kernels over the backend's memory; null where they cannot run (no SIMD, or a shared memory). */
export function instantiateKernels(backend: WasmBackend): WasmKernels | null {
  const { memory } = backend.wasm.asm;
  const bytes = Uint8Array.from(atob(KERNELS_BINARY), (character) => character.charCodeAt(0));
  if (!WebAssembly.validate(bytes) || !(memory.buffer instanceof ArrayBuffer)) return null;
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
  return instance.exports as unknown as WasmKernels;
}

/** Where a tensor's numbers lie. Ask after every output is made: that may grow the memory, never move what is in it. */
export function addressOf(backend: WasmBackend, { dataId }: tf.TensorInfo): number {
  return backend.dataIdMap.get(dataId).memoryOffset;
}
