import * as tf from '@tensorflow/tfjs';
import { LAYER_NORM } from '../ops/layer-norm.ts';
import { NORM_EPSILON } from '../ops/primitives.ts';
import { type GraphBuilder, int, ints } from './graph-builder.ts';
import { isOpen, type Length, type SymbolicCall, type SymbolicTensor, sameLength } from './symbolic.ts';

/** Adds what a kernel does to a graph. @returns the name of its output, or null where it is its input's data */
type Translation = (call: SymbolicCall, graph: GraphBuilder) => string | null;

/** The network uses a kernel for which there is no ONNX form yet. */
export class UntranslatedKernelError extends Error {
  override name = 'UntranslatedKernelError';
}

const one = ({ inputs, name }: SymbolicCall, key: string): SymbolicTensor => {
  const input = inputs[key];
  if (!input || !('shape' in input)) throw new Error(`${name} has no input "${key}".`);
  return input;
};

const many = ({ inputs }: SymbolicCall): readonly SymbolicTensor[] => Object.values(inputs).flat();

const output = ({ outputs }: SymbolicCall): SymbolicTensor => outputs[0] as SymbolicTensor;

/** Operators of one input that take nothing else. */
const unary =
  (operator: string): Translation =>
  (call, graph) =>
    graph.node(operator, [graph.nameOf(one(call, 'x'))]);

/** Operators of two inputs that broadcast as tfjs does. */
const binary =
  (operator: string): Translation =>
  (call, graph) =>
    graph.node(operator, operands(call, graph));

function operands(call: SymbolicCall, graph: GraphBuilder): string[] {
  return ['a', 'b'].map((key) => graph.nameOf(one(call, key), { alike: true }));
}

/** Reductions that take their axes as an attribute; a sum takes them as an input. */
const reduction =
  (operator: 'ReduceMean' | 'ReduceMax' | 'ReduceSum'): Translation =>
  (call, graph) => {
    const input = Object.keys(call.inputs)[0] as string;
    const x = one(call, input);
    const named = Object.hasOwn(call.attrs, 'reductionIndices') ? 'reductionIndices' : 'axis';
    const axes = tf.util.parseAxisParam(
      call.attrs[named] as number | number[],
      x.shape.map(() => 1),
    );
    const keepdims = int(output(call).shape.length === x.shape.length ? 1 : 0);
    return operator === 'ReduceSum'
      ? graph.node(operator, [graph.nameOf(x), graph.integers(axes)], { keepdims })
      : graph.node(operator, [graph.nameOf(x)], { axes: ints(axes), keepdims });
  };

const matMul: Translation = (call, graph) => {
  const operand = (key: 'a' | 'b', transposed: unknown) => {
    const x = one(call, key);
    const name = graph.nameOf(x);
    if (!transposed) return name;
    const axes = x.shape.map((_, axis) => axis);
    return graph.node('Transpose', [name], {
      perm: ints([...axes.slice(0, -2), axes.length - 1, axes.length - 2]),
    });
  };
  const { transposeA, transposeB } = call.attrs;
  return graph.node('MatMul', [operand('a', transposeA), operand('b', transposeB)]);
};

const slice: Translation = (call, graph) => {
  const x = one(call, 'x');
  // Leading axes alone may be given.
  const begin = call.attrs.begin as number[];
  const sliced = output(call).shape;
  const axes = x.shape.flatMap((length, axis) => (sameLength(length, sliced[axis] as Length) ? [] : [axis]));
  if (axes.length === 0) return graph.nameOf(x);
  const starts = axes.map((axis) => begin[axis] ?? 0);
  const ends = axes.map((axis, i) => {
    const length = sliced[axis] as Length;
    if (isOpen(length)) throw new Error('A slice takes a part of the batch.');
    return (starts[i] as number) + length;
  });
  const bounds = [starts, ends, axes].map((numbers) => graph.integers(numbers));
  return graph.node('Slice', [graph.nameOf(x), ...bounds]);
};

const concat: Translation = (call, graph) => {
  const [axis = 0] = tf.util.parseAxisParam(
    call.attrs.axis as number,
    output(call).shape.map(() => 1),
  );
  return graph.node(
    'Concat',
    many(call).map((part) => graph.nameOf(part)),
    { axis: int(axis) },
  );
};

/** Stacking is joining along a new axis. */
const pack: Translation = (call, graph) => {
  const axis = call.attrs.axis as number;
  const parts = many(call).map((part) =>
    graph.reshape(graph.nameOf(part), [...part.shape.slice(0, axis), 1, ...part.shape.slice(axis)]),
  );
  return graph.node('Concat', parts, { axis: int(axis) });
};

const softmax: Translation = (call, graph) =>
  graph.node('Softmax', [graph.nameOf(one(call, 'logits'))], { axis: int(-1) });

const square: Translation = (call, graph) => {
  const x = graph.nameOf(one(call, 'x'));
  return graph.node('Mul', [x, x]);
};

const inverseRoot: Translation = (call, graph) =>
  graph.node('Reciprocal', [graph.node('Sqrt', [graph.nameOf(one(call, 'x'))])]);

const clip: Translation = (call, graph) => {
  const { clipValueMin, clipValueMax } = call.attrs as Record<string, number>;
  const bounds = [clipValueMin, clipValueMax].map((bound) => graph.number(bound as number));
  return graph.node('Clip', [graph.nameOf(one(call, 'x')), ...bounds]);
};

const transpose: Translation = (call, graph) =>
  graph.node('Transpose', [graph.nameOf(one(call, 'x'))], { perm: ints(call.attrs.perm as number[]) });

/** Copies side by side; as many as the batch needs where the axis had a length of 1. */
const tile: Translation = (call, graph) => {
  const x = one(call, 'x');
  const tiled = output(call).shape;
  const repeats = x.shape.some((length, axis) => length !== 1 && !sameLength(length, tiled[axis] as Length));
  if (!repeats) return graph.node('Expand', [graph.nameOf(x), graph.lengths(tiled)]);
  return graph.node('Tile', [graph.nameOf(x), graph.integers(call.attrs.reps as number[])]);
};

/** One norm for all rows is the operator's own; one for each modality multiplies what it made with ones. */
const layerNorm: Translation = (call, graph) => {
  const x = one(call, 'x');
  const width = x.shape.at(-1) as number;
  const [gain, offset] = ['gain', 'offset'].map((key) => {
    const vector = one(call, key);
    const [lead = 1] = vector.shape;
    const name = graph.nameOf(vector);
    return vector.shape.length === 1
      ? name
      : graph.reshape(name, [lead, ...x.shape.slice(1, -1).map(() => 1), width]);
  }) as [string, string];
  const norm = (...inputs: string[]) =>
    graph.node('LayerNormalization', [graph.nameOf(x), ...inputs], {
      axis: int(-1),
      epsilon: { float: NORM_EPSILON },
    });
  const ones = graph.numbers(new Float32Array(width).fill(1), [width]);
  const normed =
    one(call, 'gain').shape.length === 1
      ? norm(gain, offset)
      : graph.node('Add', [graph.node('Mul', [norm(ones), gain]), offset]);
  if (!call.inputs.mask) return normed;
  const mask = one(call, 'mask');
  return graph.node('Mul', [normed, graph.reshape(graph.nameOf(mask), [...mask.shape, 1])]);
};

/** The same data under another shape; `nameOf` sees to that. */
const alias: Translation = () => null;

const TRANSLATIONS: Readonly<Record<string, Translation>> = {
  [tf.Abs]: unary('Abs'),
  [tf.Add]: binary('Add'),
  [tf.AddN]: (call, graph) =>
    graph.node(
      'Sum',
      many(call).map((part) => graph.nameOf(part)),
    ),
  [tf.BatchMatMul]: matMul,
  [tf.ClipByValue]: clip,
  [tf.Concat]: concat,
  [tf.Exp]: unary('Exp'),
  [tf.ExpandDims]: alias,
  [tf.Identity]: alias,
  [LAYER_NORM.name]: layerNorm,
  [tf.Log]: unary('Log'),
  [tf.Max]: reduction('ReduceMax'),
  [tf.Maximum]: binary('Max'),
  [tf.Mean]: reduction('ReduceMean'),
  [tf.Minimum]: binary('Min'),
  [tf.Multiply]: binary('Mul'),
  [tf.Neg]: unary('Neg'),
  [tf.Pack]: pack,
  [tf.RealDiv]: binary('Div'),
  [tf.Reshape]: alias,
  [tf.Rsqrt]: inverseRoot,
  [tf.Sigmoid]: unary('Sigmoid'),
  [tf.Slice]: slice,
  [tf.Softmax]: softmax,
  [tf.Sqrt]: unary('Sqrt'),
  [tf.Square]: square,
  [tf.Sub]: binary('Sub'),
  [tf.Sum]: reduction('ReduceSum'),
  [tf.Tanh]: unary('Tanh'),
  [tf.Tile]: tile,
  [tf.Transpose]: transpose,
};

/** Adds a kernel that ran to a graph. @throws UntranslatedKernelError */
export function translate(call: SymbolicCall, graph: GraphBuilder): void {
  const translation = TRANSLATIONS[call.name];
  if (!translation) {
    throw new UntranslatedKernelError(
      `The network uses ${call.name}, which has no ONNX form yet: add one to src/model/onnx/translate.ts.`,
    );
  }
  const name = translation(call, graph);
  if (name !== null) graph.define(output(call), name);
}
