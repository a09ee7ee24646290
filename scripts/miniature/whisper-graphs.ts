import type {
  OnnxAttribute,
  OnnxGraph,
  OnnxNode,
  OnnxTensor,
  OnnxValue,
} from '../../src/model/onnx/onnx-model.ts';
import { encodeModel } from '../../src/model/onnx/protobuf.ts';
import { SHAPE } from './whisper-shape.ts';
import { VOCABULARY_SIZE } from './whisper-tokenizer.ts';
import {
  type Attention,
  convolutions,
  crossAttention,
  decoderPlaces,
  encoderAttention,
  encoderPlaces,
  feedForward,
  type Linear,
  lastNormalisation,
  normalisation,
  selfAttention,
  tokenTable,
  tokenWeights,
} from './whisper-weights.ts';

const { mels, frames, width, heads, headWidth } = SHAPE;

const int = (value: number): OnnxAttribute => ({ int: value });
const ints = (values: readonly number[]): OnnxAttribute => ({ ints: values });

const port = (name: string, shape: OnnxValue['shape'], element?: OnnxValue['element']): OnnxValue => ({
  name,
  shape,
  description: '',
  ...(element && { element }),
});

const whole = (graph: OnnxGraph): Uint8Array =>
  encodeModel({
    irVersion: 8,
    opset: 17,
    producer: 'dbr-live',
    description: 'Whisper in miniature, for tests.',
    metadata: {},
    graph,
  });

/** Nodes and constants of a graph as they are added, one after the other. */
function createBuilder() {
  const nodes: OnnxNode[] = [];
  const constants: OnnxTensor[] = [];
  let count = 0;
  const fresh = (of: string) => `${of}_${++count}`;

  const builder = {
    nodes,
    constants,
    op(
      type: string,
      inputs: readonly string[],
      attributes: Record<string, OnnxAttribute> = {},
      output = fresh(type),
    ) {
      nodes.push({ name: fresh(type), operator: type, inputs, outputs: [output], attributes });
      return output;
    },
    floats(shape: readonly number[], values: Float32Array) {
      const name = fresh('weight');
      constants.push({ name, shape, values });
      return name;
    },
    integers(...values: number[]) {
      const name = fresh('shape');
      constants.push({ name, shape: [values.length], values: BigInt64Array.from(values, BigInt) });
      return name;
    },
    scalar: (value: number) => builder.floats([], Float32Array.of(value)),
    linear(input: string, { weight, bias, inputs, outputs }: Linear) {
      const product = builder.op('MatMul', [input, builder.floats([inputs, outputs], weight)]);
      return builder.op('Add', [product, builder.floats([outputs], bias)]);
    },
    normalise(input: string, { scale, shift } = normalisation()) {
      const weights = [builder.floats([width], scale), builder.floats([width], shift)];
      return builder.op('LayerNormalization', [input, ...weights], {
        axis: int(-1),
        epsilon: { float: 1e-5 },
      });
    },
    /** Opset 17 has no Gelu of its own. */
    gelu(input: string) {
      const erf = builder.op('Erf', [builder.op('Div', [input, builder.scalar(Math.SQRT2)])]);
      const twice = builder.op('Mul', [input, builder.op('Add', [erf, builder.scalar(1)])]);
      return builder.op('Mul', [twice, builder.scalar(0.5)]);
    },
    /** [1, T, width] to [1, heads, T, headWidth] */
    split(input: string) {
      const shaped = builder.op('Reshape', [input, builder.integers(0, 0, heads, headWidth)]);
      return builder.op('Transpose', [shaped], { perm: ints([0, 2, 1, 3]) });
    },
    /** @returns the attention's output and its weights */
    attend(query: string, key: string, value: string, out: Linear, mask?: string) {
      const scaled = builder.op('Mul', [query, builder.scalar(headWidth ** -0.5)]);
      const scores = builder.op('MatMul', [
        scaled,
        builder.op('Transpose', [key], { perm: ints([0, 1, 3, 2]) }),
      ]);
      const weights = builder.op('Softmax', [mask ? builder.op('Add', [scores, mask]) : scores], {
        axis: int(-1),
      });
      const read = builder.op('Transpose', [builder.op('MatMul', [weights, value])], {
        perm: ints([0, 2, 1, 3]),
      });
      const merged = builder.op('Reshape', [read, builder.integers(0, 0, width)]);
      return { output: builder.linear(merged, out), weights };
    },
    feedForward(input: string) {
      const { up, down } = feedForward();
      return builder.linear(builder.gelu(builder.linear(builder.normalise(input), up)), down);
    },
  };
  return builder;
}

type Builder = ReturnType<typeof createBuilder>;

/** encoder_model.onnx: [1, mels, 2 frames] to [1, frames, width]. */
export function encoderModel(): Uint8Array {
  const b = createBuilder();
  const { first, firstBias, second, secondBias } = convolutions();
  const conv = (input: string, weight: string, bias: string, stride: number) =>
    b.gelu(
      b.op('Conv', [input, weight, bias], {
        kernel_shape: ints([3]),
        pads: ints([1, 1]),
        strides: ints([stride]),
      }),
    );
  const one = conv('input_features', b.floats([width, mels, 3], first), b.floats([width], firstBias), 1);
  const two = conv(one, b.floats([width, width, 3], second), b.floats([width], secondBias), 2);
  const inTime = b.op('Transpose', [two], { perm: ints([0, 2, 1]) });
  const placed = b.op('Add', [inTime, b.floats([frames, width], encoderPlaces())]);
  const { query, key, value, out } = encoderAttention();
  const normal = b.normalise(placed);
  const [q, k, v] = [query, key, value].map((weights) => b.split(b.linear(normal, weights))) as [
    string,
    string,
    string,
  ];
  const attended = b.op('Add', [placed, b.attend(q, k, v, out).output]);
  const fed = b.op('Add', [attended, b.feedForward(attended)]);
  const last = b.normalise(fed);
  b.op('Identity', [last], {}, 'last_hidden_state');
  return whole({
    name: 'encoder',
    nodes: b.nodes,
    initialisers: b.constants,
    inputs: [port('input_features', ['batch_size', mels, 2 * frames])],
    outputs: [port('last_hidden_state', ['batch_size', frames, width])],
  });
}

const cache = (name: string, length: string): OnnxValue =>
  port(name, ['batch_size', heads, length, headWidth]);
const PAST = 'past_decoder_sequence_length';

/** Where a token stands: as many places on as tokens came before. */
function places(b: Builder): string {
  const { longestText } = SHAPE;
  const length = (input: string, axis: number) =>
    b.op('Gather', [b.op('Shape', [input]), b.integers(axis)], { axis: int(0) });
  const before = length('past_key_values.0.decoder.key', 2);
  const end = b.op('Add', [before, length('input_ids', 1)]);
  const table = b.floats([longestText, width], decoderPlaces());
  return b.op('Slice', [table, before, end, b.integers(0)]);
}

/** Zero where a token may look, very little where what it would look at comes later. */
function causalMask(b: Builder): string {
  const length = (input: string, axis: number) =>
    b.op('Gather', [b.op('Shape', [input]), b.integers(axis)], { axis: int(0) });
  const before = length('past_key_values.0.decoder.key', 2);
  const fresh = length('input_ids', 1);
  const whole = b.op('Concat', [fresh, b.op('Add', [before, fresh])], { axis: int(0) });
  const full = b.op('Expand', [b.scalar(-1e9), whole]);
  // The diagonal moves right by the tokens that came before.
  const first = b.op('Squeeze', [b.op('Add', [before, b.integers(1)]), b.integers(0)]);
  return b.op('Trilu', [full, first], { upper: int(1) });
}

/** Keys and values of what was heard: computed once, then taken from the cache. */
function heardOnce(b: Builder, { key, value }: Attention): void {
  const branch = (name: string, build: (inner: Builder) => { key: string; value: string }): OnnxGraph => {
    const inner = createBuilder();
    const { key, value } = build(inner);
    inner.op('Identity', [key], {}, `${name}.key`);
    inner.op('Identity', [value], {}, `${name}.value`);
    return {
      name,
      nodes: inner.nodes,
      initialisers: inner.constants,
      inputs: [],
      outputs: [cache(`${name}.key`, 'heard'), cache(`${name}.value`, 'heard')],
    };
  };
  const cached = branch('cached', () => ({
    key: 'past_key_values.0.encoder.key',
    value: 'past_key_values.0.encoder.value',
  }));
  const computed = branch('computed', (inner) => ({
    key: inner.split(inner.linear('encoder_hidden_states', key)),
    value: inner.split(inner.linear('encoder_hidden_states', value)),
  }));
  b.nodes.push({
    name: 'heard',
    operator: 'If',
    inputs: ['use_cache_branch'],
    outputs: ['present.0.encoder.key', 'present.0.encoder.value'],
    attributes: { then_branch: { graph: cached }, else_branch: { graph: computed } },
  });
}

/** decoder_model_merged.onnx, with its cache and, as word times need, the weights of its attention to what was heard. */
export function decoderModel(): Uint8Array {
  const b = createBuilder();
  const tokens = b.op('Gather', [b.floats([VOCABULARY_SIZE, width], tokenTable()), 'input_ids'], {
    axis: int(0),
  });
  const placed = b.op('Add', [tokens, places(b)]);

  const self = selfAttention();
  const normal = b.normalise(placed);
  const grown = (weights: Linear, name: 'key' | 'value') =>
    b.op(
      'Concat',
      [`past_key_values.0.decoder.${name}`, b.split(b.linear(normal, weights))],
      { axis: int(2) },
      `present.0.decoder.${name}`,
    );
  const query = b.split(b.linear(normal, self.query));
  const said = b.attend(query, grown(self.key, 'key'), grown(self.value, 'value'), self.out, causalMask(b));
  const afterSaid = b.op('Add', [placed, said.output]);

  const cross = crossAttention();
  heardOnce(b, cross);
  const asks = b.split(b.linear(b.normalise(afterSaid), cross.query));
  const listened = b.attend(asks, 'present.0.encoder.key', 'present.0.encoder.value', cross.out);
  b.op('Identity', [listened.weights], {}, 'cross_attentions.0');
  const afterHeard = b.op('Add', [afterSaid, listened.output]);

  const fed = b.op('Add', [afterHeard, b.feedForward(afterHeard)]);
  const last = b.normalise(fed, lastNormalisation());
  b.op('MatMul', [last, b.floats([width, VOCABULARY_SIZE], tokenWeights())], {}, 'logits');

  const caches = (name: string, decoder: string, encoder: string): OnnxValue[] =>
    (['key', 'value'] as const).flatMap((kind) => [
      cache(`${name}.0.decoder.${kind}`, decoder),
      cache(`${name}.0.encoder.${kind}`, encoder),
    ]);
  return whole({
    name: 'decoder',
    nodes: b.nodes,
    initialisers: b.constants,
    inputs: [
      port('input_ids', ['batch_size', 'decoder_sequence_length'], 'int64'),
      port('encoder_hidden_states', ['batch_size', 'encoder_sequence_length', width]),
      ...caches('past_key_values', PAST, 'encoder_sequence_length_out'),
      port('use_cache_branch', [1], 'bool'),
    ],
    outputs: [
      port('logits', ['batch_size', 'decoder_sequence_length', VOCABULARY_SIZE]),
      ...caches('present', 'grown', 'encoder_sequence_length_out'),
      port('cross_attentions.0', [
        'batch_size',
        heads,
        'decoder_sequence_length',
        'encoder_sequence_length_out',
      ]),
    ],
  });
}
