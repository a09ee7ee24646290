import * as tf from '@tensorflow/tfjs';
import { summariseUtterance, UTTERANCE_TRACE, type UtteranceSummary } from '../../../diagnostics/index.ts';
import {
  HEAD_TRACE,
  MODALITIES,
  type Network,
  type PlainTensor,
  type PlainTrace,
  readTraces,
  type TraceName,
} from '../../../model/index.ts';
import { type Batch, buildBatch, type Sample } from '../data/batch.ts';
import { inputsOf } from './prediction.ts';

const SAMPLES_A_PASS = 64;

/**
 * What diagnostics over many utterances need of each sample, in order. Needs a running tfjs backend. `render` makes a
 * sample when its turn comes.
 * @param summarise makes a summary of a trace
 * @throws Error for a class head, whose contributions belong to a class, unless `summarise` chooses one
 */
export async function summariseSamples<Item>(
  network: Network,
  items: readonly Item[],
  render: (item: Item) => Sample,
  summarise: typeof summariseUtterance = summariseUtterance,
): Promise<UtteranceSummary[]> {
  const summaries: UtteranceSummary[] = [];
  for (let start = 0; start < items.length; start += SAMPLES_A_PASS) {
    summaries.push(
      ...(await summariseOnePass(network, items.slice(start, start + SAMPLES_A_PASS).map(render), summarise)),
    );
  }
  return summaries;
}

/** What the network's head reads of each sample, z [d], in order. Needs a running tfjs backend. */
export async function headInputs<Item>(
  network: Network,
  items: readonly Item[],
  render: (item: Item) => Sample,
): Promise<Float32Array[]> {
  const inputs: Float32Array[] = [];
  for (let start = 0; start < items.length; start += SAMPLES_A_PASS) {
    const batch = buildBatch(items.slice(start, start + SAMPLES_A_PASS).map(render), network.config);
    for (const { headInput } of await tracesOf(network, batch, HEAD_TRACE))
      inputs.push((headInput as PlainTensor).values);
  }
  return inputs;
}

async function summariseOnePass(
  network: Network,
  samples: readonly Sample[],
  summarise: typeof summariseUtterance,
): Promise<UtteranceSummary[]> {
  const batch = buildBatch(samples, network.config);
  const traces = await tracesOf(network, batch, UTTERANCE_TRACE);
  return traces.map((trace, item) =>
    summarise(
      trace,
      MODALITIES.flatMap((_, m) => {
        const start = (m * batch.size + item) * batch.steps;
        return [...batch.mask.subarray(start, start + batch.steps)];
      }),
    ),
  );
}

/** What is traced of each sample, in order, beside the sample. Needs a running tfjs backend. */
export async function traceSamples<Item>(
  network: Network,
  items: readonly Item[],
  render: (item: Item) => Sample,
  names: readonly TraceName[],
): Promise<{ trace: PlainTrace; sample: Sample }[]> {
  const traced: { trace: PlainTrace; sample: Sample }[] = [];
  for (let start = 0; start < items.length; start += SAMPLES_A_PASS) {
    const samples = items.slice(start, start + SAMPLES_A_PASS).map(render);
    const traces = await tracesOf(network, buildBatch(samples, network.config), names);
    traced.push(...traces.map((trace, index) => ({ trace, sample: samples[index] as Sample })));
  }
  return traced;
}

async function tracesOf(network: Network, batch: Batch, names: readonly TraceName[]): Promise<PlainTrace[]> {
  const inputs = inputsOf(batch, network);
  try {
    return await readTraces(network, inputs, names);
  } finally {
    tf.dispose([...Object.values(inputs.features), inputs.mask]);
  }
}
