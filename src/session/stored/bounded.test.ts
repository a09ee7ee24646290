import { afterEach, expect, it, vi } from 'vitest';
import { createPatience, within } from './bounded.ts';

const never = () => new Promise<never>(() => undefined);

afterEach(() => void vi.useRealTimers());

it('hands on an answer or a failure, and waits no longer than it is told', async () => {
  vi.useFakeTimers();
  await expect(within(Promise.resolve(7), 100)).resolves.toBe(7);
  await expect(within(Promise.reject(new Error('no')), 100)).rejects.toThrow('no');
  const waiting = expect(within(never(), 100)).rejects.toMatchObject({ code: 'storage-silent' });
  await vi.advanceTimersByTimeAsync(100);
  await waiting;
  expect(vi.getTimerCount()).toBe(0);
});

it('waits a moment only for what did not answer before, until it answers', async () => {
  vi.useFakeTimers();
  const patience = createPatience();
  const first = expect(patience.wait(never(), 8000)).rejects.toMatchObject({ code: 'storage-silent' });
  await vi.advanceTimersByTimeAsync(8000);
  await first;
  const second = expect(patience.wait(never(), 8000)).rejects.toMatchObject({ code: 'storage-silent' });
  await vi.advanceTimersByTimeAsync(500);
  await second;
  await expect(patience.wait(Promise.resolve('there'), 8000)).resolves.toBe('there');
  let over = false;
  const third = patience.wait(never(), 8000).catch(() => {
    over = true;
  });
  await vi.advanceTimersByTimeAsync(7999);
  expect(over).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await third;
});
