import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES } from '../problem.ts';
import { withNotice } from './notices.ts';

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

it('has no problem code twice', () => {
  expect(new Set(PROBLEM_CODES).size).toBe(PROBLEM_CODES.length);
});
