import * as tf from '@tensorflow/tfjs';
import { LAYER_NORM, type LayerNormInputs } from '../ops/layer-norm.ts';
import { registerFused } from '../ops/op.ts';

/** A backend that computes as cpu does while it is written down which kernels run on what. */
const RECORDER = 'dbr-recorder';

/** Their values are the same whatever they are given. */
const CONSTANT = new Set<string>([tf.ZerosLike, tf.OnesLike]);

/** A tensor as a kernel sees it. Tensors that differ in shape alone share their data. */
export interface RecordedTensor {
  dataId: object;
  shape: readonly number[];
}

/** A kernel that ran on something that depends on the inputs. */
export interface KernelCall {
  name: string;
  /** By the names tfjs gives them; a list for kernels that take any number. */
  inputs: Readonly<Record<string, RecordedTensor | readonly RecordedTensor[]>>;
  attrs: Readonly<Record<string, unknown>>;
  outputs: readonly RecordedTensor[];
}

/** How outputs were computed from inputs. */
export interface Recording<Input extends string = string, Output extends string = string> {
  inputs: Record<Input, RecordedTensor>;
  calls: readonly KernelCall[];
  outputs: Record<Output, RecordedTensor>;
  /** Values of what the calls take that depends on no input, by dataId. */
  constants: ReadonlyMap<object, Float32Array>;
}

interface Notes {
  calls: KernelCall[];
  constants: Map<object, Float32Array>;
  /** Data that depend on the inputs. */
  dependent: Set<object>;
}

let notes: Notes | null = null;

/**
 * Runs `compute` on what `make` makes and writes down every kernel on the way, but for those that depend on no input.
 * Call it for one computation at a time; the backend is another one until it is done.
 */
export async function recordKernels<Input extends string, Output extends string>(
  make: () => Record<Input, tf.Tensor>,
  compute: (inputs: Record<Input, tf.Tensor>) => Record<Output, tf.Tensor>,
): Promise<Recording<Input, Output>> {
  const before = tf.getBackend();
  addRecorder();
  await tf.setBackend(RECORDER);
  try {
    const open: Notes = { calls: [], constants: new Map(), dependent: new Set() };
    const ends = { inputs: {}, outputs: {} } as Pick<Recording<Input, Output>, 'inputs' | 'outputs'>;
    tf.tidy(() => {
      const tensors = make();
      ends.inputs = infoOfEach(tensors);
      for (const { dataId } of Object.values<tf.Tensor>(tensors)) open.dependent.add(dataId);
      notes = open;
      ends.outputs = infoOfEach(compute(tensors));
    });
    return { ...ends, calls: open.calls, constants: open.constants };
  } finally {
    notes = null;
    await tf.setBackend(before);
  }
}

const infoOf = ({ dataId, shape }: tf.TensorInfo): RecordedTensor => ({ dataId, shape: [...shape] });

function infoOfEach<Name extends string>(tensors: Record<Name, tf.Tensor>): Record<Name, RecordedTensor> {
  const entries = Object.entries<tf.Tensor>(tensors).map(([name, tensor]) => [name, infoOf(tensor)]);
  return Object.fromEntries(entries) as Record<Name, RecordedTensor>;
}

/** The recorder's kernels are those of cpu; ones that were registered since the last time are added. */
function addRecorder(): void {
  if (!tf.findBackendFactory(RECORDER)) {
    tf.registerBackend(RECORDER, tf.findBackendFactory('cpu') as () => tf.KernelBackend);
  }
  const present = new Set(tf.getKernelsForBackend(RECORDER).map(({ kernelName }) => kernelName));
  if (!present.has(LAYER_NORM.name)) recordLayerNorm();
  for (const kernel of tf.getKernelsForBackend('cpu')) {
    if (present.has(kernel.kernelName)) continue;
    tf.registerKernel({
      ...kernel,
      backendName: RECORDER,
      kernelFunc: (call) => {
        const made = kernel.kernelFunc(call);
        if (notes) note(notes, kernel.kernelName, call, Array.isArray(made) ? made : [made]);
        return made;
      },
    });
  }
}

/** Layer norm stays whole: ONNX has an operator for it. */
function recordLayerNorm(): void {
  registerFused(LAYER_NORM, {
    backendName: RECORDER,
    kernelFunc: (call) => {
      const open = notes;
      notes = null;
      // tfjs hands kernels the tensors themselves.
      const normed = LAYER_NORM.reference(call.inputs as unknown as LayerNormInputs, {});
      notes = open;
      if (open) note(open, LAYER_NORM.name, call, [normed]);
      return normed;
    },
  });
}

function note(
  { calls, constants, dependent }: Notes,
  name: string,
  { inputs, attrs, backend }: Parameters<tf.KernelFunc>[0],
  outputs: tf.TensorInfo[],
): void {
  const given = Object.entries(inputs) as [string, tf.TensorInfo | tf.TensorInfo[]][];
  const tensors = given.flatMap(([, value]) => value);
  if (CONSTANT.has(name) || !tensors.some(({ dataId }) => dependent.has(dataId))) return;
  for (const { dataId } of tensors) {
    if (dependent.has(dataId) || constants.has(dataId)) continue;
    const values = (backend as tf.KernelBackend).readSync(dataId);
    constants.set(dataId, Float32Array.from(values as ArrayLike<number>));
  }
  for (const { dataId } of outputs) dependent.add(dataId);
  calls.push({
    name,
    inputs: Object.fromEntries(
      given.map(([key, value]) => [key, Array.isArray(value) ? value.map(infoOf) : infoOf(value)]),
    ),
    attrs: { ...attrs },
    outputs: outputs.map(infoOf),
  });
}
