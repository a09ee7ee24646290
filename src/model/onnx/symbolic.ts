import type { KernelCall, RecordedTensor, Recording } from './record-kernels.ts';

/** A length along an axis: a number, or so many times the batch's windows. */
export type Length = number | { timesBatch: number };

/** A tensor of a graph whose batch is open. */
export interface SymbolicTensor {
  /** The same for tensors that share their data. */
  dataId: object;
  shape: readonly Length[];
  /** Null where the values depend on the inputs. A length that is a multiple of the batch is 1 in it: all are alike along it. */
  constant: { shape: readonly number[]; values: Float32Array } | null;
}

/** A kernel that ran, whatever the batch. */
export interface SymbolicCall {
  name: string;
  inputs: Readonly<Record<string, SymbolicTensor | readonly SymbolicTensor[]>>;
  /** As they were with the first batch: a translation goes by shapes where these could depend on the batch. */
  attrs: Readonly<Record<string, unknown>>;
  outputs: readonly SymbolicTensor[];
}

export interface SymbolicRecording {
  inputs: Readonly<Record<string, SymbolicTensor>>;
  calls: readonly SymbolicCall[];
  outputs: Readonly<Record<string, SymbolicTensor>>;
}

export const isOpen = (length: Length): length is { timesBatch: number } => typeof length === 'object';

export const sameLength = (a: Length, b: Length): boolean =>
  isOpen(a) && isOpen(b) ? a.timesBatch === b.timesBatch : a === b;

/**
 * What two recordings of the same computation have in common when only the batch differs: lengths that differ are
 * multiples of it.
 * @param batches how many windows each of them had
 * @throws Error when they differ in more than the batch
 */
export function withOpenBatch(
  [one, other]: readonly [Recording, Recording],
  batches: readonly [number, number],
): SymbolicRecording {
  if (one.calls.length !== other.calls.length) {
    throw new Error(`With another batch ${other.calls.length} kernels ran instead of ${one.calls.length}.`);
  }
  const tensor = (a: RecordedTensor, b: RecordedTensor): SymbolicTensor => {
    const shape = a.shape.map((length, axis) => lengthOf([length, b.shape[axis] as number], batches));
    const values = one.constants.get(a.dataId);
    return { dataId: a.dataId, shape, constant: values ? collapse(shape, a.shape, values) : null };
  };
  const each = <Tensors extends KernelCall['inputs']>(a: Tensors, b: Tensors) =>
    Object.fromEntries(
      Object.entries(a).map(([name, value]) => [name, pair(value, b[name] as typeof value, tensor)]),
    );
  const calls = one.calls.map((call, i): SymbolicCall => {
    const twin = other.calls[i] as KernelCall;
    if (twin.name !== call.name)
      throw new Error(`With another batch ${twin.name} ran instead of ${call.name}.`);
    return {
      ...call,
      inputs: each(call.inputs, twin.inputs),
      outputs: call.outputs.map((output, o) => tensor(output, twin.outputs[o] as RecordedTensor)),
    };
  });
  return {
    calls,
    inputs: each(one.inputs, other.inputs) as Record<string, SymbolicTensor>,
    outputs: each(one.outputs, other.outputs) as Record<string, SymbolicTensor>,
  };
}

function pair(
  a: RecordedTensor | readonly RecordedTensor[],
  b: RecordedTensor | readonly RecordedTensor[],
  tensor: (a: RecordedTensor, b: RecordedTensor) => SymbolicTensor,
): SymbolicTensor | SymbolicTensor[] {
  if ('shape' in a) return tensor(a, b as RecordedTensor);
  return a.map((one, i) => tensor(one, (b as readonly RecordedTensor[])[i] as RecordedTensor));
}

function lengthOf([a, b]: readonly [number, number], batches: readonly [number, number]): Length {
  if (a === b) return a;
  const timesBatch = a / batches[0];
  if (!Number.isInteger(timesBatch) || timesBatch * batches[1] !== b) {
    throw new Error(`A length is ${a} with ${batches[0]} windows and ${b} with ${batches[1]}.`);
  }
  return { timesBatch };
}

/** A constant without its copies for every window. @throws Error when the windows' differ */
function collapse(
  shape: readonly Length[],
  full: readonly number[],
  values: Float32Array,
): { shape: number[]; values: Float32Array } {
  const kept = shape.map((length) => (isOpen(length) ? 1 : length));
  const strides = kept.map((_, axis) =>
    kept.slice(axis + 1).reduce((product, length) => product * length, 1),
  );
  const collapsed = new Float32Array(kept.reduce((product, length) => product * length, 1)).fill(Number.NaN);
  values.forEach((value, index) => {
    let rest = index;
    let at = 0;
    for (let axis = full.length - 1; axis >= 0; axis--) {
      const position = rest % (full[axis] as number);
      rest = Math.floor(rest / (full[axis] as number));
      if (!isOpen(shape[axis] as Length)) at += position * (strides[axis] as number);
    }
    const before = collapsed[at] as number;
    if (!Number.isNaN(before) && !Object.is(before, value)) {
      throw new Error(`A constant [${full.join(', ')}] differs from window to window.`);
    }
    collapsed[at] = value;
  });
  return { shape: kept, values: collapsed };
}
