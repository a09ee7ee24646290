import * as tf from '@tensorflow/tfjs';
import type { InferenceSession, Tensor } from 'onnxruntime-web';
import type { Adapter } from '../../../src/engine/backend/backend.ts';
import {
  type DbrInputs,
  loadNetwork,
  MODALITIES,
  type Network,
  readTraces,
} from '../../../src/model/index.ts';
import { EXPLORATION_TRACE, SUMMARY_TRACE } from '../../../src/model/trace.ts';
import { DEFAULT_LOSS_WEIGHTS } from '../../../src/training/core/losses/loss-weights.ts';
import { dbrObjective } from '../../../src/training/core/losses/objective.ts';
import { openRandom } from '../../../src/training/core/random.ts';
import { createAdamW } from '../../../src/training/core/steps/optimizer.ts';
import { trainStep } from '../../../src/training/core/steps/train-step.ts';
import { exploreAsIn01, inPrimitives } from './as-in-0.1.ts';
import { emptyDispatch, type GpuCounts, gpuCounter } from './count-gpu.ts';
import { type Case, interleave, type Rounds, type Times } from './interleave.ts';
import { plainWindow, trainingSamples, windowInputs } from './material.ts';

const PREDICTIONS: Rounds = { warmUp: 5, counted: 40 };
const EXPLORATIONS: Rounds = { warmUp: 2, counted: 10 };
const TRAINING: Rounds = { warmUp: 1, counted: 6 };
/** On a software GPU times say nothing, and take long. */
const SOFTWARE: Rounds = { warmUp: 1, counted: 2 };
const DROPOUT = { input: 0.2, hidden: 0.1 };

/** Where the network is measured, and what it is measured against. */
export interface Place {
  /** The network as its two files. */
  json: unknown;
  bytes: Uint8Array;
  /** The same for onnxruntime-web. */
  onnx: Uint8Array;
  runtime: Runtime;
  /** The one that computes on a GPU; without, none is measured. */
  gpuRuntime?: () => Promise<Runtime>;
  startBackend(name: 'wasm' | 'webgpu'): Promise<void>;
  /** Null where there is none. */
  adapter: Adapter | null;
}

interface Runtime {
  InferenceSession: typeof InferenceSession;
  Tensor: typeof Tensor;
}

/** Milliseconds of every case, by name. */
export interface Measured {
  adapter: string | null;
  wasm: Record<string, Times>;
  webgpu: {
    times: Record<string, Times>;
    summary: GpuCounts;
    exploration: GpuCounts;
    /** A summary in onnxruntime-web. */
    ort: GpuCounts | null;
  } | null;
}

/** Times the network on wasm and, where there is one, on the GPU. */
export async function measureNetwork(place: Place): Promise<Measured> {
  const wasm = await onWasm(place);
  const webgpu = place.adapter && (await onWebGpu(place, place.adapter));
  return { adapter: place.adapter?.description ?? null, wasm, webgpu };
}

async function onWasm(place: Place): Promise<Measured['wasm']> {
  await place.startBackend('wasm');
  const network = loadNetwork(place.json, place.bytes);
  const inputs = windowInputs(network.config);
  const predictions = await interleave(
    [
      { name: 'summary', run: () => readTraces(network, inputs, SUMMARY_TRACE) },
      {
        name: 'summary, primitives',
        run: () => inPrimitives(() => readTraces(network, inputs, SUMMARY_TRACE)),
      },
      await onnxCase(place, network, place.runtime, 'wasm'),
    ],
    PREDICTIONS,
  );
  const explorations = await interleave(explorationCases(network, inputs), EXPLORATIONS);
  tf.dispose([inputs.mask, Object.values(inputs.features)]);
  network.dispose();
  return { ...predictions, ...explorations, ...(await interleave(trainingCases(place), TRAINING)) };
}

async function onWebGpu(place: Place, { software }: Adapter): Promise<Measured['webgpu']> {
  await place.startBackend('webgpu');
  const runtime = await place.gpuRuntime?.();
  const { device } = tf.backend() as unknown as { device: GPUDevice };
  const network = loadNetwork(place.json, place.bytes);
  const inputs = windowInputs(network.config);
  const summary = () => readTraces(network, inputs, SUMMARY_TRACE);
  const exploration = () => readTraces(network, inputs, EXPLORATION_TRACE);
  const forRealGpus = [
    { name: 'exploration', run: exploration },
    { name: 'summary, primitives', run: () => inPrimitives(summary) },
  ];
  const ort = runtime ? await onnxCase(place, network, runtime, 'webgpu') : null;
  const times = await interleave(
    [
      { name: 'summary', run: summary },
      { name: 'empty', run: emptyDispatch(device) },
      ...(ort ? [ort] : []),
      ...(software ? [] : forRealGpus),
    ],
    software ? SOFTWARE : PREDICTIONS,
  );
  const counted = gpuCounter(device);
  await exploration();
  return {
    times,
    summary: await counted(summary),
    exploration: await counted(exploration),
    ort: ort && (await counted(ort.run)),
  };
}

function explorationCases(network: Network, inputs: DbrInputs): Case[] {
  return [
    { name: 'exploration', run: () => readTraces(network, inputs, EXPLORATION_TRACE) },
    { name: 'exploration, primitives', run: () => inPrimitives(() => exploreAsIn01(network, inputs)) },
  ];
}

/** By how much its prediction may differ from ours. */
const SAME = 1e-3;

/**
 * The exported network in onnxruntime-web, on the same window.
 * @throws when it predicts something else: then it computes something else
 */
async function onnxCase(
  { onnx }: Place,
  network: Network,
  runtime: Runtime,
  provider: 'wasm' | 'webgpu',
): Promise<Case> {
  const { config } = network;
  const session = await runtime.InferenceSession.create(onnx, { executionProviders: [provider] });
  const window = plainWindow(config);
  const ones = new Float32Array(config.steps).fill(1);
  const feeds = Object.fromEntries(
    MODALITIES.flatMap((modality) => [
      [modality, new runtime.Tensor('float32', window[modality], [1, config.steps, config.widths[modality]])],
      [`${modality}_mask`, new runtime.Tensor('float32', ones, [1, config.steps])],
    ]),
  );
  const run = () => session.run(feeds);
  const inputs = windowInputs(config);
  const [ours] = await readTraces(network, inputs, ['sentiment']);
  tf.dispose([inputs.mask, Object.values(inputs.features)]);
  const { sentiment: theirs } = await run();
  const difference = Math.abs(Number(theirs?.data[0]) - (ours?.sentiment?.values[0] ?? Number.NaN));
  if (!(difference < SAME)) throw new Error(`onnxruntime-web on ${provider} differs by ${difference}.`);
  return { name: 'summary, onnxruntime-web', run };
}

/** A step on a batch of 32, each way on a network of its own. */
function trainingCases({ json, bytes }: Place): Case[] {
  const stepper = () => {
    const predictor = loadNetwork(json, bytes, { trainable: true });
    const optimizer = createAdamW(predictor, { learningRate: 1e-4, weightDecay: 0.01, clipNorm: 1 });
    const learner = { predictor, optimizer, objective: dbrObjective(predictor, DEFAULT_LOSS_WEIGHTS) };
    const samples = trainingSamples(predictor.config);
    const random = openRandom(3);
    return () => trainStep(learner, samples, DROPOUT, 1, random);
  };
  const [fused, primitives] = [stepper(), stepper()];
  return [
    { name: 'training step', run: fused },
    { name: 'training step, primitives', run: () => inPrimitives(primitives) },
  ];
}
