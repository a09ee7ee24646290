import * as tf from '@tensorflow/tfjs';

/** How a parameter starts. */
export type Initialiser = 'glorot' | 'zeros' | 'ones' | 'orthogonal' | 'statistic-mean' | 'statistic-std';

/**
 * What a parameter is. A `kernel` multiplies what passes through (learned queries do too); `norm` is the gain or offset
 * of a layer norm; a `statistic` is a stored number that training never moves.
 */
export type ParameterKind = 'kernel' | 'bias' | 'norm' | 'anchor' | 'statistic';

/** One named tensor of a network. Names read `stage.part.kernel`; the leading axis of a stacked one is M. */
export interface ParameterSpec {
  name: string;
  kind: ParameterKind;
  shape: number[];
  initialiser: Initialiser;
  /** What a kernel's start is multiplied by; 1 if not given. */
  scale?: number;
}

/** A network's tensors by name. */
export type Parameters = ReadonlyMap<string, tf.Tensor>;

/**
 * The tensor called `name`.
 * @throws Error when the network has no such parameter, which means weights of another configuration.
 */
export function parameter(parameters: Parameters, name: string): tf.Tensor {
  const tensor = parameters.get(name);
  if (!tensor)
    throw new Error(`The network has no parameter "${name}": these weights belong to another configuration.`);
  return tensor;
}

/** A dense layer's kernel and bias; with `stack`, one of each per modality. */
export function linearSpecs(name: string, input: number, output: number, stack?: number): ParameterSpec[] {
  const lead = stack === undefined ? [] : [stack];
  return [
    { name: `${name}.kernel`, kind: 'kernel', shape: [...lead, input, output], initialiser: 'glorot' },
    { name: `${name}.bias`, kind: 'bias', shape: [...lead, output], initialiser: 'zeros' },
  ];
}

/** The same, its kernels started `scale` times as large. */
export function startedLarger(specs: readonly ParameterSpec[], scale: number): ParameterSpec[] {
  return specs.map((spec) => (spec.kind === 'kernel' ? { ...spec, scale } : spec));
}

/** A layer norm's gain and offset; with `stack`, one of each per modality. */
export function normSpecs(name: string, width: number, stack?: number): ParameterSpec[] {
  const shape = stack === undefined ? [width] : [stack, width];
  return [
    { name: `${name}.gain`, kind: 'norm', shape, initialiser: 'ones' },
    { name: `${name}.offset`, kind: 'norm', shape, initialiser: 'zeros' },
  ];
}

/** Query, key, value and output projections of a multi-head attention; with `stack`, one set per modality. */
export function attentionSpecs(name: string, width: number, stack?: number): ParameterSpec[] {
  return ['query', 'key', 'value', 'output'].flatMap((part) =>
    linearSpecs(`${name}.${part}`, width, width, stack),
  );
}

/**
 * A fresh tensor for a parameter, the same for the same seed on every backend (tfjs draws on the CPU).
 * Kernels start Glorot uniform over their last two axes; anchors start orthogonal with unit RMS.
 */
export function initialise(spec: ParameterSpec, seed: number): tf.Tensor {
  const { shape, initialiser, scale = 1 } = spec;
  switch (initialiser) {
    case 'zeros':
    case 'statistic-mean':
      return tf.zeros(shape);
    case 'ones':
    case 'statistic-std':
      return tf.ones(shape);
    case 'glorot': {
      const [fanIn = 1, fanOut = 1] = shape.slice(-2);
      const limit = scale * Math.sqrt(6 / (fanIn + fanOut));
      return tf.randomUniform(shape, -limit, limit, 'float32', seed);
    }
    case 'orthogonal': {
      const [stack = 1, rows = 1, width = 1] = shape;
      return tf.tidy(() => {
        const random = tf.randomNormal([stack, rows, width], 0, 1, 'float32', seed);
        const bases = tf.unstack(random).map((rowsOfOne) => tf.linalg.gramSchmidt(rowsOfOne as tf.Tensor2D));
        return tf.stack(bases as tf.Tensor[]).mul(Math.sqrt(width));
      });
    }
  }
}
