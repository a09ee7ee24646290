import { describe, expect, it } from 'vitest';
import { withNotice } from './notices.ts';
import { partState } from './part-state.ts';
import { PROBLEM_CODES } from './problem.ts';

describe('withNotice', () => {
  it('says the same thing once, the newest last, and keeps few', () => {
    const lost = { code: 'gpu-device-lost', detail: 'reset' } as const;
    const once = withNotice([], 'a', lost);
    const hidden = withNotice(once, 'b', { code: 'tab-was-hidden', detail: '9' });
    expect(withNotice(hidden, 'c', { ...lost }).map(({ id }) => id)).toEqual(['b', 'c']);
    let many = once;
    for (let i = 0; i < 20; i++)
      many = withNotice(many, `n${i}`, { code: 'worker-restarted', detail: `${i}` });
    expect(many.length).toBeLessThanOrEqual(5);
    expect(many.at(-1)?.id).toBe('n19');
  });
});

describe('partState', () => {
  it('shows bytes and attempts while loading', () => {
    expect(partState({ status: 'loading', progress: null })).toEqual({
      status: 'loading',
      loadedBytes: 0,
      totalBytes: null,
      attempt: 1,
    });
    const progress = { loadedBytes: 5, totalBytes: 10, attempt: 2 };
    expect(partState({ status: 'loading', progress })).toEqual({ status: 'loading', ...progress });
  });

  it('keeps what a worker reports at its start to itself', () => {
    expect(partState({ status: 'ready', info: { name: 'wasm' } })).toEqual({ status: 'ready' });
  });
});

it('has no problem code twice', () => {
  expect(new Set(PROBLEM_CODES).size).toBe(PROBLEM_CODES.length);
});
