import * as tf from '@tensorflow/tfjs';
import { routeTable } from './agpr.ts';
import { coalitionLogits } from './coalitions.ts';
import { type DbrOutputs, NO_DROPOUT, sentimentOf } from './dbr.ts';
import { type Intervention, NO_INTERVENTION } from './intervention.ts';
import type { Network } from './network.ts';
import { gather } from './ops/gather.ts';
import { headMean } from './ops/head-mean.ts';
import { parameter } from './parameters.ts';
import {
  type AlwaysTraced,
  type PlainTensor,
  type PlainTrace,
  SUMMARY_TRACE,
  type TraceName,
} from './trace.ts';

/** A traced tensor on its way out: [lead, B, n] (or [lead, 1, n], the same for all), and an item's shape. */
interface Traced {
  part: tf.Tensor3D;
  shape: number[];
}

/** x [B, ...] */
function ofItems(x: tf.Tensor, shape = x.shape.slice(1)): Traced {
  return { part: x.reshape([1, x.shape[0] as number, -1]), shape };
}

/** x [M, B, ...] */
function ofModalities(x: tf.Tensor, shape = [x.shape[0] as number, ...x.shape.slice(2)]): Traced {
  return { part: x.reshape([x.shape[0] as number, x.shape[1] as number, -1]), shape };
}

/** A trailing class axis is dropped for a single-output head. */
function dropSingleClass({ part, shape }: Traced): Traced {
  return { part, shape: shape.at(-1) === 1 ? shape.slice(0, -1) : shape };
}

/** Attention weights [M*B, h, T, T], their head mean and head by head, computed once. */
function attentionMaps(weigh: () => tf.Tensor4D, batch: number) {
  let weights: tf.Tensor4D | undefined;
  const maps = () => {
    weights ??= weigh();
    return weights;
  };
  const byModality = (x: tf.Tensor) => ofModalities(x.reshape([-1, batch, ...x.shape.slice(1)]));
  return { mean: () => byModality(headMean({ weights: maps() })), heads: () => byModality(maps()) };
}

/** Every traced tensor as a thunk, so that what nobody asked for is never computed. */
function traceTensors(
  network: Network,
  outputs: DbrOutputs,
  intervention: Intervention,
): Partial<Record<TraceName, () => Traced>> & Record<AlwaysTraced, () => Traced> {
  const { parameters } = network;
  const { tsf, agpr, brf, logit } = outputs;
  const [batch, classes] = logit.shape;
  const { read, gate } = brf;
  // Named for the way the evidence goes: private steps reading shared ones is shared -> private.
  const sharedToPrivate = read && attentionMaps(() => read.weights('private'), batch);
  const privateToShared = read && attentionMaps(() => read.weights('shared'), batch);
  return {
    logit: () => ofItems(logit),
    sentiment: () => ofItems(outputs.sentiment),
    contributions: () => dropSingleClass(ofItems(brf.contributions())),
    contributionBias: () => ofItems(parameter(parameters, 'head.bias').reshape([1, classes])),
    unimodal: () => dropSingleClass(ofModalities(outputs.unimodal)),
    shared: () => ofModalities(outputs.shared),
    private: () => ofModalities(outputs.private),
    sharedRebalanced: () => ofModalities(outputs.sharedRebalanced),
    privateRebalanced: () => ofModalities(outputs.privateRebalanced),
    ...(tsf && {
      tsfTemporal: () => ofModalities(tsf.temporal),
      tsfStructural: () => ofModalities(tsf.stream),
      tsfGate: () => ofModalities(tsf.gate),
      tsfAdjacency: () => ofItems(tsf.adjacency),
      tsfAssignment: () => ofModalities(tsf.assignment),
    }),
    ...(agpr && {
      agprRoute: () => ofModalities(routeTable(parameters, agpr.route)),
      agprBudget: () => ofModalities(agpr.budget),
      agprBorrow: () => ofModalities(agpr.borrow),
      agprAnchors: () => ofModalities(agpr.assignment),
    }),
    ...(gate && { brfGate: () => ofItems(gate) }),
    ...(sharedToPrivate && {
      brfSharedToPrivate: sharedToPrivate.mean,
      brfSharedToPrivateHeads: sharedToPrivate.heads,
    }),
    ...(privateToShared && {
      brfPrivateToShared: privateToShared.mean,
      brfPrivateToSharedHeads: privateToShared.heads,
    }),
    headInput: () => ofItems(brf.headInput()),
    coalitions: () => {
      const logits = coalitionLogits(network, outputs, intervention, read ?? undefined);
      return dropSingleClass(ofItems(sentimentOf(logits).expandDims(0)));
    },
  };
}

/** Runs the network on a batch: the wanted tensors of its trace, [B, ...]. Call inside `tf.tidy`. */
export function traced<Name extends AlwaysTraced>(
  network: Network,
  inputs: Parameters<Network['forward']>[0],
  names: readonly Name[],
): Record<Name, tf.Tensor> {
  const tensors = traceTensors(network, network.forward(inputs), NO_INTERVENTION);
  const entries = names.map((name) => {
    const { part, shape } = tensors[name]();
    return [name, part.transpose([1, 0, 2]).reshape([part.shape[1], ...shape])];
  });
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
    const parts = names.flatMap((name) => {
      const traced = tensors[name]?.();
      if (!traced) return [];
      const { part, shape } = traced;
      layout.push({ name, shape, size: part.shape[0] * part.shape[2] });
      return [part];
    });
    return gather(parts, { batch });
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
