import { describe, expect, it } from 'vitest';
import type { PlainTrace } from '../../model/trace.ts';
import { BACKENDS, type BackendName } from './backend.ts';
import { selectBackend } from './select-backend.ts';

const tensor = (value: number) => ({ shape: [1], values: Float32Array.of(value) });
const traceOf = (logit: number): PlainTrace => ({
  logit: tensor(logit),
  sentiment: tensor(0),
  contributions: tensor(0),
  contributionBias: tensor(0),
  unimodal: tensor(0),
});

/** Backends by the logit they give; null for one that does not start. */
function machine(logits: Record<BackendName, number | null>) {
  const tried: BackendName[] = [];
  const tryBackend = async (name: BackendName) => {
    tried.push(name);
    const logit = logits[name];
    if (logit === null) throw new Error('no such thing here');
    return traceOf(logit);
  };
  return { tried, tryBackend };
}

describe('selectBackend', () => {
  it('takes the preferred backend when it agrees with the cpu', async () => {
    const { tryBackend, tried } = machine({ webgpu: 1.00005, wasm: 1, cpu: 1 });
    const selected = await selectBackend(BACKENDS, tryBackend);
    expect(selected).toMatchObject({ name: 'webgpu', reason: null });
    expect(selected.selfTestDifference).toBeCloseTo(5e-5);
    expect(tried.at(-1)).toBe('webgpu');
  });

  it('leaves a backend that gives other numbers, and says by how much', async () => {
    const { tryBackend } = machine({ webgpu: 1.25, wasm: 1, cpu: 1 });
    expect(await selectBackend(BACKENDS, tryBackend)).toEqual({
      name: 'wasm',
      reason: { code: 'backend-self-test', detail: 'webgpu: 0.25' },
      selfTestDifference: 0,
    });
  });

  it('leaves a backend that gives no numbers at all', async () => {
    const { tryBackend } = machine({ webgpu: Number.NaN, wasm: 1, cpu: 1 });
    const selected = await selectBackend(BACKENDS, tryBackend);
    expect(selected).toMatchObject({ name: 'wasm', reason: { code: 'backend-self-test' } });
  });

  it('ends on the cpu when nothing else starts, which is then the active one', async () => {
    const { tryBackend, tried } = machine({ webgpu: null, wasm: null, cpu: 1 });
    expect(await selectBackend(BACKENDS, tryBackend)).toEqual({
      name: 'cpu',
      reason: { code: 'backend-failed', detail: 'webgpu: no such thing here' },
      selfTestDifference: 0,
    });
    expect(tried.at(-1)).toBe('cpu');
  });

  it('does not ask the cpu when its answer is known', async () => {
    const { tryBackend, tried } = machine({ webgpu: 1.00005, wasm: 1, cpu: null });
    const selected = await selectBackend(BACKENDS, tryBackend, traceOf(1));
    expect(selected).toMatchObject({ name: 'webgpu', reason: null });
    expect(tried).toEqual(['webgpu']);
  });

  it('asks the cpu once when what is known is of another network', async () => {
    const { tryBackend, tried } = machine({ webgpu: 1.25, wasm: 1, cpu: 1 });
    expect(await selectBackend(BACKENDS, tryBackend, traceOf(2))).toMatchObject({
      name: 'wasm',
      reason: { code: 'backend-self-test', detail: 'webgpu: 0.25' },
    });
    expect(tried).toEqual(['webgpu', 'cpu', 'webgpu', 'wasm']);
  });

  it('makes the cpu the active one when it was asked for, whatever is known', async () => {
    for (const known of [null, traceOf(1)]) {
      const { tryBackend, tried } = machine({ webgpu: 1, wasm: 1, cpu: 1 });
      expect(await selectBackend(['cpu'], tryBackend, known)).toMatchObject({ name: 'cpu', reason: null });
      expect(tried).toEqual(['cpu']);
    }
  });
});
