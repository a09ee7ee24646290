/** A tensor that is part of the model. */
export interface OnnxTensor {
  name: string;
  shape: readonly number[];
  /** Row-major; integers are shapes, axes and the like. */
  values: Float32Array | BigInt64Array;
}

export type OnnxAttribute =
  | { float: number }
  | { int: number }
  | { string: string }
  | { ints: readonly number[] }
  /** A branch of `If`. */
  | { graph: OnnxGraph };

export interface OnnxNode {
  /** Unique in the graph. */
  name: string;
  /** An operator of the default domain, such as MatMul. */
  operator: string;
  inputs: readonly string[];
  outputs: readonly string[];
  attributes: Readonly<Record<string, OnnxAttribute>>;
}

/** An input or output of a graph. A length with a name is known when the model runs. */
export interface OnnxValue {
  name: string;
  shape: readonly (number | string)[];
  description: string;
  /** float32 where nothing is said. */
  element?: 'int64' | 'bool';
}

/** Nodes in an order in which they can be computed. */
export interface OnnxGraph {
  name: string;
  nodes: readonly OnnxNode[];
  initialisers: readonly OnnxTensor[];
  inputs: readonly OnnxValue[];
  outputs: readonly OnnxValue[];
}

/** What of an ONNX model is used here. */
export interface OnnxModel {
  irVersion: number;
  opset: number;
  producer: string;
  description: string;
  metadata: Readonly<Record<string, string>>;
  graph: OnnxGraph;
}
