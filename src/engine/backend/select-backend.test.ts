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
    const selected = await selectBackend({ candidates: BACKENDS, reason: null }, tryBackend);
    expect(selected).toMatchObject({ name: 'webgpu', reason: null });
    expect(selected.selfTestDifference).toBeCloseTo(5e-5);
    expect(tried.at(-1)).toBe('webgpu');
  });

  it('leaves a backend that gives other numbers, and says by how much', async () => {
    const { tryBackend } = machine({ webgpu: 1.25, wasm: 1, cpu: 1 });
    expect(await selectBackend({ candidates: BACKENDS, reason: null }, tryBackend)).toEqual({
      name: 'wasm',
      reason: { code: 'backend-self-test', detail: 'webgpu: 0.25' },
      selfTestDifference: 0,
    });
  });

  it('leaves a backend that gives no numbers at all', async () => {
    const { tryBackend } = machine({ webgpu: Number.NaN, wasm: 1, cpu: 1 });
    const selected = await selectBackend({ candidates: BACKENDS, reason: null }, tryBackend);
    expect(selected).toMatchObject({ name: 'wasm', reason: { code: 'backend-self-test' } });
  });

  it('ends on the cpu when nothing else starts, which is then the active one', async () => {
    const { tryBackend, tried } = machine({ webgpu: null, wasm: null, cpu: 1 });
    expect(await selectBackend({ candidates: BACKENDS, reason: null }, tryBackend)).toEqual({
      name: 'cpu',
      reason: { code: 'backend-failed', detail: 'webgpu: no such thing here' },
      selfTestDifference: 0,
    });
    expect(tried.at(-1)).toBe('cpu');
  });

  it('keeps the reason it was given', async () => {
    const reason = { code: 'backend-software-gpu', detail: 'google swiftshader' } as const;
    const { tryBackend } = machine({ webgpu: 1, wasm: null, cpu: 1 });
    const selected = await selectBackend({ candidates: ['wasm', 'cpu'], reason }, tryBackend);
    expect(selected).toMatchObject({ name: 'cpu', reason });
  });
});
