import * as tf from '@tensorflow/tfjs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { DEFAULT_CONFIG } from '../../../features/default-config.ts';
import {
  createNetwork,
  EXPLORATION_TRACE,
  loadNetwork,
  NO_INTERVENTION,
  type PlainTrace,
  readTraces,
  serializeNetwork,
} from '../../../model/index.ts';
import type { BackendRequest } from '../../backend/backend.ts';
import type { KeptRace } from '../../backend/backend-times.ts';
import { largestDifference, selfTestTracks } from '../../backend/self-test.ts';
import { EngineError, type EngineProblem } from '../../engine-error.ts';
import type { NetworkFiles } from '../../files/network-files.ts';
import type { WorkerState } from '../../supervised-worker.ts';
import type { InferenceBackend, Run } from './api.ts';
import { type Inference, openInference } from './inference.ts';
import { networkInput } from './network-input.ts';

await tf.setBackend('cpu');
const files = serializeNetwork(createNetwork(DEFAULT_CONFIG, 7));
const tracks = selfTestTracks(DEFAULT_CONFIG);
/** A software GPU compiles two hundred shaders one after the other: a quarter of an hour when the machine is busy. */
const SLOW = 900_000;

interface Opened {
  inference: Inference;
  states: WorkerState<InferenceBackend>[];
  notices: EngineProblem[];
  /** Waits for the n-th time the worker is ready. */
  ready(times?: number): Promise<InferenceBackend>;
}

function open(
  request: BackendRequest,
  loadNetworkFiles = async (): Promise<NetworkFiles> => files,
  kept: KeptRace | null = null,
): Opened {
  const states: WorkerState<InferenceBackend>[] = [];
  const notices: EngineProblem[] = [];
  const inference = openInference({
    request,
    racing: { kept: () => kept, keep: () => undefined, version: '', isQuiet: () => true },
    wasmFolder: new URL('/model-files/wasm/tfjs/', location.origin).href,
    loadNetworkFiles,
    onState: (state) => states.push(state),
    onNotice: (notice) => notices.push(notice),
  });
  onTestFinished(() => inference.stop());
  inference.start();
  const ready = (times = 1) =>
    vi.waitFor(() => {
      const failed = states.find((state) => state.status === 'failed');
      if (failed) throw new Error(JSON.stringify(failed));
      const found = states.filter((state) => state.status === 'ready')[times - 1];
      if (!found) throw new Error('not ready');
      return found.info;
    }, SLOW);
  return { inference, states, notices, ready };
}

describe('inference', () => {
  it('prefers wasm to a software GPU, says so, and agrees with the cpu', { timeout: SLOW }, async () => {
    const { inference, ready } = open('auto');
    const backend = await ready();
    expect(backend.name).toBe('wasm');
    expect(backend.reason).toMatchObject({ code: 'backend-software-gpu' });
    expect(backend.selfTestDifference).toBeLessThan(1e-4);
    // It is timed once something was predicted; an emulated GPU takes no part.
    expect(backend.times).toBeNull();
    expect(await inference.predict(tracks)).not.toBeNull();
    const timed = await ready(2);
    expect(timed.rival).toBeNull();
    expect(Object.keys(timed.times ?? {})).toEqual(['wasm']);
    expect(timed.times?.wasm).toBeGreaterThan(0);
  });

  it('goes over to what was faster at another visit, and predicts on', { timeout: SLOW }, async () => {
    const race = { adapter: 'card', version: '', at: Date.now(), times: { wasm: 4, cpu: 1 } };
    const { inference, states, notices, ready } = open('auto', undefined, race);
    // Here the card is played by the processor's own backend: no machine that tests has to have one.
    (await ready()).rival = { name: 'cpu', adapter: 'card' };
    const expected = await inference.predict(tracks);
    const changed = ready(2);
    let over = false;
    void changed.then(() => {
      over = true;
    });
    while (!over) {
      await inference.predict(tracks);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await changed).toMatchObject({ name: 'cpu', times: race.times });
    const after = await inference.predict(tracks);
    if (!expected || !after) throw new Error('no answer');
    expect(largestDifference(expected, after)).toBeLessThan(1e-4);
    // Nobody hears of the one that was left.
    expect(states.at(-1)?.status).toBe('ready');
    expect(notices).toEqual([]);
  });

  it('predicts the same on wasm, on webgpu, and after the GPU was lost', { timeout: SLOW }, async () => {
    const onWasm = open('wasm');
    await onWasm.ready();
    const expected = await onWasm.inference.predict(tracks);
    onWasm.inference.stop();
    const onGpu = open('webgpu');
    const first = await onGpu.ready();
    expect(first).toMatchObject({ name: 'webgpu', reason: null });
    expect(first.adapter).toContain('swiftshader');
    const before = await onGpu.inference.predict(tracks);

    // In the middle of a prediction: that it breaks is known before the loss is.
    const broken = onGpu.inference.predict(tracks);
    onGpu.inference.loseDevice();
    expect(await broken).toBeNull();
    expect(await onGpu.ready(2)).toMatchObject({ name: 'webgpu' });
    expect(onGpu.notices).toEqual([expect.objectContaining({ code: 'gpu-device-lost' })]);
    const after = await onGpu.inference.predict(tracks);
    if (!expected || !before || !after) throw new Error('no answer');
    expect(largestDifference(expected, before)).toBeLessThan(1e-3);
    expect(largestDifference(expected, after)).toBeLessThan(1e-3);
  });

  it('puts the interval beside the answer, by what is there, and only while the network is as it was trained', {
    timeout: SLOW,
  }, async () => {
    const subsets = {
      'language+acoustic+visual': { n: 60, halfWidth: 0.25, bins: [{ below: null, n: 60, halfWidth: null }] },
    };
    const interval = { level: 0.8, all: { n: 99, halfWidth: 1 }, subsets };
    const { inference, ready } = open('wasm', async () => ({ ...files, json: { ...files.json, interval } }));
    await ready();
    const ends = (trace: PlainTrace | null | undefined) => {
      const middle = trace?.sentiment.values[0] ?? Number.NaN;
      return trace?.interval && [...trace.interval.values].map((end) => end - middle);
    };
    const near = (half: number) => [expect.closeTo(-half, 5), expect.closeTo(half, 5)];
    expect(ends(await inference.predict(tracks))).toEqual(near(0.25));
    const silent = { ...tracks.acoustic, mask: new Float32Array(tracks.acoustic.mask.length) };
    expect(ends(await inference.predict({ ...tracks, acoustic: silent }))).toEqual(near(1));

    const bypassed = { ...NO_INTERVENTION, stages: { tsf: true, agpr: false, brf: true } };
    const whole: Run = { network: 'dbr', intervention: NO_INTERVENTION };
    const traces = await inference.explore(tracks, [whole, { network: 'dbr', intervention: bypassed }]);
    expect(traces?.map(ends)).toEqual([near(0.25), undefined]);
    // Another network has its own, or none.
    expect(await inference.addNetwork('plain', files)).toMatchObject({ ok: true });
    expect(ends((await inference.explore(tracks, [{ ...whole, network: 'plain' }]))?.[0])).toBeUndefined();
    const broken = { ...files, json: { ...files.json, interval: { level: 3 } } };
    expect(await inference.addNetwork('own', broken)).toMatchObject({
      problem: { code: 'model-file-corrupt' },
    });
  });

  it('keeps the number of tensors', { timeout: SLOW }, async () => {
    const { inference, ready } = open('wasm');
    await ready();
    await inference.predict(tracks);
    const before = (await inference.memory())?.tensors;
    for (let i = 0; i < 100; i++) await inference.predict(tracks);
    expect(before).toBeGreaterThan(0);
    expect((await inference.memory())?.tensors).toBe(before);
  });

  it('drops a window while busy with another', { timeout: SLOW }, async () => {
    const { inference, ready } = open('wasm');
    await ready();
    const first = inference.predict(tracks);
    expect(await inference.predict(tracks)).toBeNull();
    expect(await first).not.toBeNull();
  });

  it('names a network file that is missing or damaged', { timeout: SLOW }, async () => {
    const missing = open('wasm', () =>
      Promise.reject(new EngineError('model-file-missing', 'dbr/model.json')),
    );
    const damaged = open('wasm', async () => ({ ...files, bytes: files.bytes.slice(8) }));
    for (const [{ states }, code] of [
      [missing, 'model-file-missing'],
      [damaged, 'model-file-corrupt'],
    ] as const) {
      await vi.waitFor(() => expect(states.at(-1)).toMatchObject({ problem: { code } }), SLOW);
    }
  });

  it('runs one window under several networks and setups, and keeps them when the worker is replaced', {
    timeout: SLOW,
  }, async () => {
    const config = { ...DEFAULT_CONFIG, stages: { tsf: false, agpr: false, brf: false } };
    const plain = createNetwork(config, 8);
    const noFace = { stages: { tsf: true, agpr: false, brf: true }, scales: [1, 1, 0, 1, 1, 0] };
    const runs: Run[] = [
      { network: 'dbr', intervention: noFace },
      { network: 'plain', intervention: NO_INTERVENTION },
    ];
    const { inference, ready } = open('wasm');
    await ready();
    expect(await inference.explore(tracks, runs)).toBeNull();
    const plainFiles = serializeNetwork(plain);
    expect(await inference.addNetwork('plain', plainFiles)).toEqual({ ok: true, value: config });
    const damaged = await inference.addNetwork('own', { ...plainFiles, bytes: plainFiles.bytes.slice(8) });
    expect(damaged).toMatchObject({ ok: false, problem: { code: 'model-file-corrupt' } });

    const input = networkInput(tracks, DEFAULT_CONFIG);
    const direct = [
      ...(await readTraces(loadNetwork(files.json, files.bytes), input, EXPLORATION_TRACE, noFace)),
      ...(await readTraces(loadNetwork(plainFiles.json, plainFiles.bytes), input, EXPLORATION_TRACE)),
    ];
    const expectDirect = async () => {
      const traces = await inference.explore(tracks, runs);
      expect(traces).toHaveLength(2);
      traces?.forEach((trace, index) => {
        expect(largestDifference(trace, direct[index] as PlainTrace)).toBeLessThan(1e-4);
      });
    };
    await expectDirect();
    const before = (await inference.memory())?.tensors;
    await expectDirect();
    expect((await inference.memory())?.tensors).toBe(before);
    inference.crash();
    await ready(2);
    await expectDirect();
  });
});
