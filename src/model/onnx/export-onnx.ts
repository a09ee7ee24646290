import * as tf from '@tensorflow/tfjs';
import type { DbrConfig } from '../config.ts';
import { disposeConstants } from '../constants.ts';
import { byModality, MODALITIES, type Modality } from '../modalities.ts';
import { type Network, networkOf } from '../network.ts';
import { traced } from '../readback.ts';
import { graphBuilder } from './graph-builder.ts';
import type { OnnxModel, OnnxValue } from './onnx-model.ts';
import { encodeModel } from './protobuf.ts';
import { recordKernels } from './record-kernels.ts';
import { isOpen, type SymbolicTensor, withOpenBatch } from './symbolic.ts';
import { translate } from './translate.ts';

/** The first with LayerNormalization. */
export const OPSET = 17;
const IR_VERSION = 8;

/** Two batches, told apart in every length by which of them it grows with. */
const BATCHES = [2, 3] as const;

const maskOf = (modality: Modality) => `${modality}_mask` as const;
type InputName = Modality | ReturnType<typeof maskOf>;

/** What the exported network gives, by the names of the trace; `sentiment` is `probabilities` of a classifier. */
const OUTPUTS = ['sentiment', 'unimodal', 'contributions'] as const;

/**
 * A network as an ONNX model (opset 17) that any runtime for ONNX reads.
 *
 * | input | shape | |
 * |---|---|---|
 * | language, acoustic, visual | [batch, T, d_m] | features as the network's extractors make them |
 * | language_mask, acoustic_mask, visual_mask | [batch, T] | 1 for a step that is there, 0 for one that is not |
 *
 * | output | shape | |
 * |---|---|---|
 * | sentiment, or probabilities with C > 1 classes | [batch, 1] or [batch, C] | in [-3, 3] |
 * | unimodal | [batch, 3] or [batch, 3, C] | what each modality says alone |
 * | contributions | [batch, 2, 3, T] or [batch, 2, 3, T, C] | branch x modality x step, in logits |
 *
 * The network itself says what is in the model: its kernels are recorded as they run and translated one by one.
 * Whatever backend is active is active again afterwards; nothing else may compute in between.
 * @throws UntranslatedKernelError when the network computes something that has no ONNX form here
 */
export async function exportOnnx(network: Network): Promise<Uint8Array> {
  const values = new Map(
    await Promise.all(
      [...network.parameters].map(
        async ([name, tensor]) => [name, { values: await tensor.data(), shape: tensor.shape }] as const,
      ),
    ),
  );
  const run = (batch: number) =>
    recordKernels(
      () => openInputs(network.config, batch),
      (inputs) => {
        const parameters = new Map(
          [...values].map(([name, { values, shape }]) => [name, tf.tensor(values, shape, 'float32')]),
        );
        const outputs = outputsOf(networkOf(network.config, parameters), inputs);
        disposeConstants(parameters);
        return outputs;
      },
    );
  return encodeModel(
    modelOf(network.config, withOpenBatch([await run(BATCHES[0]), await run(BATCHES[1])], BATCHES)),
  );
}

/** Inputs of the right shapes; what is in them does not matter. */
function openInputs({ widths, steps }: DbrConfig, batch: number): Record<InputName, tf.Tensor> {
  const features = MODALITIES.map((modality) => [modality, tf.zeros([batch, steps, widths[modality]])]);
  const masks = MODALITIES.map((modality) => [maskOf(modality), tf.ones([batch, steps])]);
  return Object.fromEntries([...features, ...masks]);
}

function outputsOf(
  network: Network,
  inputs: Record<InputName, tf.Tensor>,
): Record<(typeof OUTPUTS)[number], tf.Tensor> {
  const features = byModality((modality) => inputs[modality] as tf.Tensor3D);
  const mask = tf.stack(MODALITIES.map((modality) => inputs[maskOf(modality)])) as tf.Tensor3D;
  return traced(network, { features, mask }, OUTPUTS);
}

function modelOf(config: DbrConfig, recording: ReturnType<typeof withOpenBatch>): OnnxModel {
  const builder = graphBuilder(MODALITIES[0]);
  for (const [name, tensor] of Object.entries(recording.inputs)) builder.define(tensor, name);
  for (const call of recording.calls) translate(call, builder);
  const outputs = Object.entries(recording.outputs).map(([output, tensor]) => {
    const name = output === 'sentiment' && config.classes > 1 ? 'probabilities' : output;
    return { value: endOf(name, tensor), made: builder.nameOf(tensor) };
  });
  const { nodes, initialisers } = builder.finished();
  const handedOut = outputs.map(({ value, made }, i) => ({
    name: `Output_${i}`,
    operator: 'Identity',
    inputs: [made],
    outputs: [value.name],
    attributes: {},
  }));
  return {
    irVersion: IR_VERSION,
    opset: OPSET,
    producer: 'DBR Live',
    description: 'Dual-Branch Rebalancing for multimodal sentiment analysis.',
    metadata: { config: JSON.stringify(config), modalities: MODALITIES.join() },
    graph: {
      name: 'dbr',
      nodes: [...nodes, ...handedOut],
      initialisers,
      inputs: Object.entries(recording.inputs).map(([name, tensor]) => endOf(name, tensor)),
      outputs: outputs.map(({ value }) => value),
    },
  };
}

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  sentiment: 'From -3 to +3.',
  probabilities: 'Of each class.',
  unimodal: 'What language, acoustic and visual say alone.',
  contributions:
    'Share of the logit by branch (shared, private), modality (language, acoustic, visual) and step; with the bias they add up to it.',
};

/** An input or output of the graph. */
function endOf(name: string, { shape }: SymbolicTensor): OnnxValue {
  return {
    name,
    // An output's batch is always its first axis.
    shape: shape.map((length) => (isOpen(length) ? 'batch' : length)),
    description:
      DESCRIPTIONS[name] ??
      (name.endsWith('_mask')
        ? '1 for a step that is there, 0 for one that is not.'
        : 'Features of each step.'),
  };
}
