import * as tf from '@tensorflow/tfjs';
import { routeTable } from './agpr.ts';
import { coalitionLogits } from './coalitions.ts';
import { type DbrOutputs, NO_DROPOUT, sentimentOf } from './dbr.ts';
import { type Intervention, NO_INTERVENTION } from './intervention.ts';
import type { Network } from './network.ts';
import { parameter } from './parameters.ts';
import {
  type AlwaysTraced,
  type PlainTensor,
  type PlainTrace,
  SUMMARY_TRACE,
  type TraceName,
} from './trace.ts';

/** Attention weights [M*B, h, T, T] as their head mean with the batch leading: [B, M, T, T]. */
function headMean(weights: tf.Tensor4D, batch: number): tf.Tensor {
  const [, , rows, columns] = weights.shape;
  return weights.mean(1).reshape([-1, batch, rows, columns]).transpose([1, 0, 2, 3]);
}

/** Attention weights [M*B, h, T, T] head by head with the batch leading: [B, M, h, T, T]. */
function everyHead(weights: tf.Tensor4D, batch: number): tf.Tensor {
  const [rows, heads, from, to] = weights.shape;
  return weights
    .reshape([rows / batch, batch, heads * from, to])
    .transpose([1, 0, 2, 3])
    .reshape([batch, rows / batch, heads, from, to]);
}

/** [M, B, ...] -> [B, M, ...] */
function batchFirst(x: tf.Tensor): tf.Tensor {
  return x.transpose([1, 0, ...x.shape.slice(2).map((_, axis) => axis + 2)]);
}

/** A trailing class axis is dropped for a single-output head. */
function dropSingleClass(x: tf.Tensor): tf.Tensor {
  return x.shape.at(-1) === 1 ? x.squeeze([x.rank - 1]) : x;
}

/** Every traced tensor [B, ...] as a thunk, so that what nobody asked for is never computed. */
function traceTensors(
  network: Network,
  outputs: DbrOutputs,
  intervention: Intervention,
): Partial<Record<TraceName, () => tf.Tensor>> & Record<AlwaysTraced, () => tf.Tensor> {
  const { tsf, agpr, brf, logit } = outputs;
  const [batch, classes] = logit.shape;
  const { sharedReads, privateReads, gate } = brf;
  return {
    logit: () => logit,
    sentiment: () => outputs.sentiment,
    contributions: () => dropSingleClass(brf.contributions),
    contributionBias: () => parameter(network.parameters, 'head.bias').reshape([1, classes]).tile([batch, 1]),
    unimodal: () => dropSingleClass(batchFirst(outputs.unimodal)),
    shared: () => batchFirst(outputs.shared),
    private: () => batchFirst(outputs.private),
    sharedRebalanced: () => batchFirst(outputs.sharedRebalanced),
    privateRebalanced: () => batchFirst(outputs.privateRebalanced),
    ...(tsf && {
      tsfTemporal: () => batchFirst(tsf.temporal),
      tsfStructural: () => batchFirst(tsf.stream),
      tsfGate: () => batchFirst(tsf.gate),
      tsfAdjacency: () => tsf.adjacency,
      tsfAssignment: () => batchFirst(tsf.assignment),
    }),
    ...(agpr && {
      agprRoute: () => batchFirst(routeTable(agpr.route)),
      agprBudget: () => batchFirst(agpr.budget),
      agprBorrow: () => batchFirst(agpr.borrow),
      agprAnchors: () => batchFirst(agpr.assignment),
    }),
    ...(gate && { brfGate: () => gate }),
    // Named for the way the evidence goes: private steps reading shared ones is shared -> private.
    ...(privateReads && {
      brfSharedToPrivate: () => headMean(privateReads, batch),
      brfSharedToPrivateHeads: () => everyHead(privateReads, batch),
    }),
    ...(sharedReads && {
      brfPrivateToShared: () => headMean(sharedReads, batch),
      brfPrivateToSharedHeads: () => everyHead(sharedReads, batch),
    }),
    headInput: () => brf.headInput,
    coalitions: () =>
      dropSingleClass(sentimentOf(coalitionLogits(network, outputs, intervention)).expandDims(0)),
  };
}

/** Runs the network on a batch: the wanted tensors of its trace, [B, ...]. Call inside `tf.tidy`. */
export function traced<Name extends AlwaysTraced>(
  network: Network,
  inputs: Parameters<Network['forward']>[0],
  names: readonly Name[],
): Record<Name, tf.Tensor> {
  const tensors = traceTensors(network, network.forward(inputs), NO_INTERVENTION);
  const entries = names.map((name) => [name, tensors[name]()]);
  return Object.fromEntries(entries) as Record<Name, tf.Tensor>;
}

/**
 * Runs the network on a batch and reads everything wanted back in one transfer (webgpu reads are slow, one a tick).
 * @param names what to read; what a switched-off stage does not have is left out
 * @param intervention stages bypassed and players scaled
 * @returns one trace per item of the batch
 */
export async function readTraces(
  network: Network,
  inputs: Parameters<Network['forward']>[0],
  names: readonly TraceName[] = SUMMARY_TRACE,
  intervention: Intervention = NO_INTERVENTION,
): Promise<PlainTrace[]> {
  const batch = inputs.mask.shape[1];
  const layout: { name: TraceName; shape: number[]; size: number }[] = [];
  const flat = tf.tidy(() => {
    const tensors = traceTensors(network, network.forward(inputs, NO_DROPOUT, intervention), intervention);
    const rows = names.flatMap((name) => {
      const tensor = tensors[name]?.();
      if (!tensor) return [];
      const shape = tensor.shape.slice(1);
      layout.push({ name, shape, size: tensor.size / batch });
      return [tensor.reshape([batch, -1])];
    });
    return tf.concat(rows, 1);
  });
  try {
    const values = (await flat.data()) as Float32Array;
    const rowSize = values.length / batch;
    return Array.from({ length: batch }, (_, row) => {
      let offset = row * rowSize;
      const trace: Partial<Record<TraceName, PlainTensor>> = {};
      for (const { name, shape, size } of layout) {
        trace[name] = { shape, values: values.slice(offset, offset + size) };
        offset += size;
      }
      return trace as PlainTrace;
    });
  } finally {
    flat.dispose();
  }
}
