import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchContext } from './context-watch.ts';

/** An audio context as a call, sleep or a missing output leave it. */
class Context extends EventTarget {
  state = 'running';
  allowed = true;
  stuck = false;
  resumes = 0;
  get currentTime() {
    return this.state === 'running' && !this.stuck ? performance.now() / 1000 : 1;
  }
  setSinkId = vi.fn(async () => undefined);
  async resume() {
    this.resumes += 1;
    if (this.allowed) this.become('running');
  }
  become(state: string) {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

const around = { document: new EventTarget(), window: new EventTarget(), devices: new EventTarget() };
let context: Context;
let told: boolean[];
let end: () => void;
beforeEach(() => {
  vi.useFakeTimers();
  context = new Context();
  told = [];
  end = watchContext(context, (halted) => told.push(halted), around);
});
afterEach(() => {
  end();
  vi.useRealTimers();
});

describe('watchContext', () => {
  it.each(['suspended', 'interrupted'])(
    'resumes a context that is %s, and says nothing of it',
    async (state) => {
      context.become(state);
      await vi.advanceTimersByTimeAsync(5000);
      expect(context.state).toBe('running');
      expect(told).toEqual([]);
    },
  );

  it.each([
    ['visibilitychange', around.document],
    ['pointerdown', around.window],
    ['devicechange', around.devices],
  ])('says that it cannot, and goes on with the next %s', async (name, target) => {
    context.allowed = false;
    context.become('interrupted');
    await vi.advanceTimersByTimeAsync(3000);
    expect(told).toEqual([true]);
    context.allowed = true;
    target.dispatchEvent(new Event(name));
    await vi.advanceTimersByTimeAsync(0);
    expect(context.state).toBe('running');
    await vi.advanceTimersByTimeAsync(2000);
    expect(told).toEqual([true, false]);
  });

  it('says so of one that never starts, and tries without a sound output', async () => {
    context.allowed = false;
    context.state = 'suspended';
    await vi.advanceTimersByTimeAsync(3000);
    expect(told).toEqual([true]);
    expect(context.setSinkId).toHaveBeenCalledExactlyOnceWith({ type: 'none' });
  });

  it('notices one that claims to run and stands still', async () => {
    await vi.advanceTimersByTimeAsync(3000);
    context.stuck = true;
    await vi.advanceTimersByTimeAsync(4000);
    expect(told).toEqual([true]);
  });

  it('is quiet once ended', async () => {
    end();
    context.allowed = false;
    context.become('suspended');
    await vi.advanceTimersByTimeAsync(10_000);
    expect([told, context.resumes]).toEqual([[], 0]);
  });
});
