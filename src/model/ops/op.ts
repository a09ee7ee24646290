import * as tf from '@tensorflow/tfjs';
import { primitivesForced } from './mode.ts';

/** An op's tensors by name; one that is not there is left out. */
export type Tensors = Record<string, tf.Tensor | undefined>;

/**
 * A piece of the network that a backend may have one kernel for. The reference defines it; a kernel gives the same
 * numbers in one call, and is registered in tfjs under the op's name.
 */
export interface Op<Inputs extends object, Attributes extends object, Value = tf.Tensor> {
  name: `Dbr${string}`;
  /** The same in primitives of tfjs, which also have its gradient. */
  reference(inputs: Inputs, attributes: Attributes): Value;
  /** Inputs a gradient goes to; none for an op of which only predictions are in a hurry. */
  moved: readonly (keyof Inputs & string)[];
  /** Whether it is made of nothing that training moves: no gradient goes through it, so its kernel serves there too. */
  fixed?: boolean;
}

/** What a kernel is called with. The gradient's inputs are those of the op, `dy` and the op's `output`. */
export interface Call<Inputs extends object, Attributes extends object> {
  inputs: { [Name in keyof Inputs]: tf.TensorInfo };
  attributes: Attributes;
}

/** A backend's kernel of an op. */
export interface FusedKernel<Inputs extends object, Attributes extends object> {
  backendName: string;
  kernelFunc: tf.KernelFunc;
  /** False for shapes it cannot serve: these run the reference. It serves all where this is left out. */
  covers?(inputs: Inputs, attributes: Attributes): boolean;
}

type AnyOp = Op<object, object>;
type Covers = (inputs: object, attributes: object) => boolean;

const coverage = new Map<string, Covers>();

/** The name of the kernel that gives the gradients of an op's moved inputs, in their order. */
export const gradientName = ({ name }: Pick<AnyOp, 'name'>): string => `${name}Gradient`;

/**
 * The name of the kernel that gives, beside an op's value of one number a set, [G] or [ ], the slope of each set's number
 * over the moved inputs, in their order: a loss is only ever asked for with its gradient, and the two share their work.
 */
export const slopesName = ({ name }: Pick<AnyOp, 'name'>): string => `${name}Slopes`;

/** Registers a backend's kernel of an op in tfjs; from then on the op uses it there. */
export function registerFused<Inputs extends object, Attributes extends object, Value>(
  op: Op<Inputs, Attributes, Value>,
  { backendName, kernelFunc, covers }: FusedKernel<Inputs, Attributes>,
): void {
  if (covers) coverage.set(`${op.name} ${backendName}`, covers as Covers);
  tf.registerKernel({ kernelName: op.name, backendName, kernelFunc });
}

/** Registers the kernel of an op's gradient; without one, training runs the reference and its gradient. */
export function registerGradient<Inputs extends object, Attributes extends object>(
  op: Op<Inputs, Attributes>,
  backendName: string,
  kernelFunc: tf.KernelFunc,
): void {
  tf.registerKernel({ kernelName: gradientName(op), backendName, kernelFunc });
}

/** Registers the kernel of an op's value with its slopes. */
export function registerSlopes<Inputs extends object, Attributes extends object>(
  op: Op<Inputs, Attributes>,
  backendName: string,
  kernelFunc: tf.KernelFunc,
): void {
  tf.registerKernel({ kernelName: slopesName(op), backendName, kernelFunc });
}

/**
 * Runs an op: the active backend's kernel where it has one for these shapes, the reference otherwise. Where a gradient is
 * being recorded, the kernel is used if its gradient is one too.
 */
export function run<Inputs extends object, Attributes extends object, Value = tf.Tensor>(
  op: Op<Inputs, Attributes, Value>,
  given: Inputs,
  attributes: Attributes,
): Value {
  const backendName = tf.getBackend();
  if (primitivesForced() || !tf.getKernel(op.name, backendName)) return op.reference(given, attributes);
  const covers = coverage.get(`${op.name} ${backendName}`);
  if (covers && !covers(given, attributes)) return op.reference(given, attributes);
  const inputs = present(given as Tensors);
  if (op.fixed || !tf.engine().isTapeOn()) return call(op.name, inputs, attributes) as Value;
  if (tf.getKernel(slopesName(op), backendName)) {
    return sloped(op as unknown as AnyOp, inputs, attributes) as Value;
  }
  if (!tf.getKernel(gradientName(op), backendName)) return op.reference(given, attributes);
  return recorded(op as unknown as AnyOp, inputs, attributes) as Value;
}

/** The kernel of the value with its slopes, on the tape: the gradient is left to be scaled. */
function sloped(op: AnyOp, inputs: tf.NamedTensorMap, attributes: object): tf.Tensor {
  const moved = (op.moved as readonly string[]).filter((name) => name in inputs);
  const compute = tf.customGrad((...rest) => {
    const save = rest.at(-1) as unknown as (tensors: tf.Tensor[]) => void;
    const [value, ...slopes] = call(slopesName(op), inputs, attributes) as [tf.Tensor, ...tf.Tensor[]];
    save(slopes);
    return {
      value,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) =>
        saved.map((slope) => slope.mul(dy.reshape(slope.shape.map((_, axis) => dy.shape[axis] ?? 1)))),
    };
  });
  return compute(...moved.map((name) => inputs[name] as tf.Tensor));
}

/**
 * The kernel with its gradient on the tape. What it needs is saved there, but for the network's own variables: they stay
 * what they are until the step is over, and each save is a tensor and a node of the tape.
 */
function recorded(op: AnyOp, inputs: tf.NamedTensorMap, attributes: object): tf.Tensor {
  const names = Object.keys(inputs).filter((name) => !(inputs[name] instanceof tf.Variable));
  const moved = (op.moved as readonly string[]).filter((name) => name in inputs);
  const compute = tf.customGrad((...rest) => {
    const save = rest.at(-1) as unknown as (tensors: tf.Tensor[]) => void;
    const value = call(op.name, inputs, attributes) as tf.Tensor;
    save([...names.map((name) => inputs[name] as tf.Tensor), value]);
    return {
      value,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const kept = Object.fromEntries(names.map((name, i) => [name, saved[i] as tf.Tensor]));
        const all = { ...inputs, ...kept, dy, output: saved.at(-1) as tf.Tensor };
        const gradients = call(gradientName(op), all, attributes);
        return Array.isArray(gradients) ? gradients : [gradients];
      },
    };
  });
  return compute(...moved.map((name) => inputs[name] as tf.Tensor));
}

function call(name: string, inputs: tf.NamedTensorMap, attributes: object): tf.Tensor | tf.Tensor[] {
  return tf.engine().runKernel(name, inputs, attributes as tf.NamedAttrMap);
}

function present(inputs: Tensors): tf.NamedTensorMap {
  const there: tf.NamedTensorMap = {};
  for (const name in inputs) {
    const tensor = inputs[name];
    if (tensor) there[name] = tensor;
  }
  return there;
}
