import { describe, expect, it, onTestFinished } from 'vitest';
import { superviseWorker, type WorkerState } from './supervised-worker.ts';
import type { FragileApi } from './testing/fragile.worker.ts';

function supervised(start: (life: number) => 'well' | 'named' | 'throwing') {
  const states: WorkerState<string>[] = [];
  const restarts: string[] = [];
  let lives = 0;
  const worker = superviseWorker<FragileApi, string>({
    create: () => new Worker(new URL('./testing/fragile.worker.ts', import.meta.url), { type: 'module' }),
    start: (api) => api.start(start(lives++)),
    onState: (state) => states.push(state),
    onRestart: (cause) => restarts.push(cause),
  });
  onTestFinished(() => worker.stop());
  /** Waits until so many restarts have led to that state. */
  const reaches = (status: WorkerState<string>['status'], after = { restarts: 0 }) =>
    expect
      .poll(() => ({ status: states.at(-1)?.status, restarts: restarts.length }))
      .toEqual({ status, ...after });
  return { worker, states, restarts, reaches };
}

describe('superviseWorker', () => {
  it('loads, answers, and is idle after stop', async () => {
    const { worker, states, reaches } = supervised(() => 'well');
    expect(await worker.call((api) => api.double(2))).toBeNull();
    worker.start();
    await reaches('ready');
    expect(await worker.call((api) => api.double(21))).toBe(42);
    worker.stop();
    expect(await worker.call((api) => api.double(21))).toBeNull();
    expect(states.map(({ status }) => status)).toEqual(['loading', 'ready', 'idle']);
  });

  it('replaces a worker that throws outside a call, letting waiting calls go', async () => {
    const { worker, restarts, reaches } = supervised(() => 'well');
    worker.start();
    await reaches('ready');
    const waiting = worker.call((api) => api.never());
    worker.crash();
    expect(await waiting).toBeNull();
    await reaches('ready', { restarts: 1 });
    expect(restarts).toEqual([expect.stringContaining('Crashed on request')]);
    expect(await worker.call((api) => api.double(21))).toBe(42);
  });

  it('replaces a worker whose call rejects', async () => {
    const { worker, restarts, reaches } = supervised(() => 'well');
    worker.start();
    await reaches('ready');
    expect(await worker.call((api) => api.refuse())).toBeNull();
    await reaches('ready', { restarts: 1 });
    expect(restarts).toEqual(['refused']);
  });

  it('sees a rejection that nobody handled inside the worker', async () => {
    const { worker, restarts, reaches } = supervised((life) => (life === 0 ? 'throwing' : 'well'));
    worker.start();
    await reaches('ready', { restarts: 1 });
    expect(restarts).toEqual([expect.stringContaining('late')]);
  });

  it('gives up on a worker that keeps dying, until asked again', async () => {
    const { worker, states, reaches } = supervised((life) => (life < 4 ? 'throwing' : 'well'));
    worker.start();
    await reaches('failed', { restarts: 3 });
    expect(states.at(-1)).toMatchObject({ problem: { code: 'worker-gave-up' } });
    worker.start();
    await expect.poll(() => worker.call((api) => api.double(1))).toBe(2);
  });

  it('does not try again after a failure with a name', async () => {
    const { worker, states, restarts, reaches } = supervised(() => 'named');
    worker.start();
    await reaches('failed');
    expect(restarts).toEqual([]);
    expect(states.at(-1)).toEqual({
      status: 'failed',
      problem: { code: 'model-file-missing', detail: 'face/face_landmarker.task' },
    });
  });
});
