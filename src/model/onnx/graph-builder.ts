import type { OnnxAttribute, OnnxModel, OnnxNode, OnnxTensor } from './onnx-model.ts';
import { isOpen, type Length, type SymbolicTensor } from './symbolic.ts';

/** A tensor in the graph by name, with its shape. */
export interface Named {
  name: string;
  shape: readonly Length[];
}

/** Writes a graph, node by node. */
export interface GraphBuilder {
  /**
   * What a recorded tensor is called here; a constant becomes an initialiser, another view of the same data a Reshape.
   * @param options.alike leaves a constant's copies for every window to broadcasting
   * @throws Error for a tensor no node made
   */
  nameOf(tensor: SymbolicTensor, options?: { alike?: boolean }): string;
  /** Says that a node's output is a recorded tensor. */
  define(tensor: SymbolicTensor, name: string): void;
  /** Adds a node with one output. @returns the output's name */
  node(operator: string, inputs: readonly string[], attributes?: OnnxNode['attributes']): string;
  /** Integers as an initialiser: axes, sizes. */
  integers(values: readonly number[]): string;
  numbers(values: Float32Array, shape: readonly number[]): string;
  number(value: number): string;
  /** A one-dimensional tensor of lengths, known when the model runs. */
  lengths(shape: readonly Length[]): string;
  /** `name` in another shape of the same size. */
  reshape(name: string, shape: readonly Length[]): string;
  finished(): Pick<OnnxModel['graph'], 'nodes' | 'initialisers'>;
}

export const int = (value: number): OnnxAttribute => ({ int: value });
export const ints = (value: readonly number[]): OnnxAttribute => ({ ints: value });

const keyOf = (shape: readonly Length[]): string =>
  shape.map((length) => (isOpen(length) ? `${length.timesBatch}B` : length)).join();

/** @param batchFrom a graph input whose first axis is the batch */
export function graphBuilder(batchFrom: string): GraphBuilder {
  const nodes: OnnxNode[] = [];
  const initialisers: OnnxTensor[] = [];
  const byContent = new Map<string, string>();
  /** The views there are of some data, by shape. */
  const views = new Map<object, Map<string, string>>();
  let batch: string | null = null;

  function node(
    operator: string,
    inputs: readonly string[],
    attributes: OnnxNode['attributes'] = {},
  ): string {
    const output = `${operator.toLowerCase()}_${nodes.length}`;
    nodes.push({ name: `${operator}_${nodes.length}`, operator, inputs, outputs: [output], attributes });
    return output;
  }

  /** One initialiser for all that are equal. */
  function initialiser(shape: readonly number[], values: Float32Array | BigInt64Array): string {
    const content = `${values.constructor.name} ${shape} ${values}`;
    let name = byContent.get(content);
    if (name === undefined) {
      name = `constant_${initialisers.length}`;
      initialisers.push({ name, shape, values });
      byContent.set(content, name);
    }
    return name;
  }

  const integers = (values: readonly number[]) =>
    initialiser(
      [values.length],
      BigInt64Array.from(values, (value) => BigInt(value)),
    );

  function lengths(shape: readonly Length[]): string {
    const open = shape.filter(isOpen);
    if (open.length === 0) return integers(shape as number[]);
    batch ??= node('Slice', [node('Shape', [batchFrom]), integers([0]), integers([1])]);
    const parts = shape.map((length) => {
      if (!isOpen(length)) return integers([length]);
      return length.timesBatch === 1
        ? (batch as string)
        : node('Mul', [batch as string, integers([length.timesBatch])]);
    });
    return node('Concat', parts, { axis: int(0) });
  }

  function reshape(name: string, shape: readonly Length[]): string {
    // One length may be left to the runtime.
    const target =
      shape.filter(isOpen).length === 1
        ? integers(shape.map((length) => (isOpen(length) ? -1 : length)))
        : lengths(shape);
    return node('Reshape', [name, target]);
  }

  function constantName({ shape, constant }: SymbolicTensor, alike: boolean): string | null {
    if (!constant) return null;
    const name = initialiser(constant.shape, constant.values);
    return alike || !shape.some(isOpen) ? name : node('Expand', [name, lengths(shape)]);
  }

  function viewOf({ dataId, shape }: SymbolicTensor): string {
    const known = views.get(dataId);
    const [first] = known?.values() ?? [];
    if (!known || first === undefined) throw new Error(`Nothing makes a tensor of shape [${keyOf(shape)}].`);
    const key = keyOf(shape);
    const name = known.get(key) ?? reshape(first, shape);
    known.set(key, name);
    return name;
  }

  return {
    nameOf: (tensor, { alike = false } = {}) => constantName(tensor, alike) ?? viewOf(tensor),
    define: ({ dataId, shape }, name) => {
      const known = views.get(dataId) ?? new Map<string, string>();
      known.set(keyOf(shape), name);
      views.set(dataId, known);
    },
    node,
    integers,
    numbers: (values, shape) => initialiser(shape, values),
    number: (value) => initialiser([], Float32Array.of(value)),
    lengths,
    reshape,
    finished: () => ({ nodes, initialisers }),
  };
}
