import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { WorkerState } from '../supervised-worker.ts';
import type { BackendName } from './backend.ts';
import { createRace, type RacedBackend } from './backend-race.ts';
import type { BackendTimes, KeptRace } from './backend-times.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const on = (name: BackendName): RacedBackend => ({ name, rival: null, times: null });
const ON_WASM: RacedBackend = { ...on('wasm'), rival: { name: 'webgpu', adapter: 'apple m2' } };

/** A page that predicts on wasm, and a graphics card that takes so many milliseconds; null where it does not start. */
function page(gpuMilliseconds: number | null, backend = ON_WASM, kept: KeptRace | null = null) {
  const seen = {
    kept,
    quiet: true,
    opened: 0,
    stopped: 0,
    tookOver: null as RacedBackend | null,
    times: null as BackendTimes | null,
  };
  let tell: (state: WorkerState<RacedBackend>) => void = () => undefined;
  const race = createRace<BackendName, RacedBackend>({
    kept: () => seen.kept,
    keep: (next) => {
      seen.kept = next;
    },
    version: '0.2.0',
    isQuiet: () => seen.quiet,
    backend: () => backend,
    time: async () => 4,
    open(_, onState) {
      seen.opened += 1;
      tell = onState;
      return {
        time: async () => gpuMilliseconds,
        stop: () => {
          seen.stopped += 1;
        },
        takeOver: async (info) => {
          seen.tookOver = info;
        },
      };
    },
    onTimes: (times) => {
      seen.times = times;
    },
  });
  race.begin();
  race.begin();
  const starts = async (info: RacedBackend | null) => {
    await vi.advanceTimersByTimeAsync(3000);
    tell(info ? { status: 'ready', info } : { status: 'failed', problem: { code: 'worker-gave-up' } });
    await vi.advanceTimersByTimeAsync(0);
  };
  return { race, seen, starts };
}

it('changes to a rival that is clearly faster, and keeps both times', async () => {
  const { seen, starts } = page(1);
  await starts(on('webgpu'));
  expect(seen).toMatchObject({ opened: 1, stopped: 0, tookOver: { name: 'webgpu' } });
  expect(seen.tookOver?.times).toEqual({ wasm: 4, webgpu: 1 });
  expect(seen.kept).toMatchObject({ adapter: 'apple m2', version: '0.2.0', times: { wasm: 4, webgpu: 1 } });
});

it('waits for the end of what is being said', async () => {
  const { seen, starts } = page(1);
  seen.quiet = false;
  await starts(on('webgpu'));
  await vi.advanceTimersByTimeAsync(5000);
  expect(seen.tookOver).toBeNull();
  seen.quiet = true;
  await vi.advanceTimersByTimeAsync(300);
  expect(seen.tookOver).not.toBeNull();
});

it('stays with what predicts when the rival is not clearly faster, and says both times', async () => {
  const { seen, starts } = page(3.9);
  await starts(on('webgpu'));
  expect(seen).toMatchObject({ stopped: 1, tookOver: null, times: { wasm: 4, webgpu: 3.9 } });
});

it.each([
  ['does not start', null],
  ['computes wrongly, so that another stands in for it', on('wasm')],
])('stays with what predicts when the rival %s', async (_, info) => {
  const { seen, starts } = page(1);
  await starts(info);
  expect(seen).toMatchObject({ stopped: 1, tookOver: null, kept: null, times: { wasm: 4 } });
});

it('does not run a race again that was run not long ago', async () => {
  vi.setSystemTime(1e12);
  const times = { wasm: 4, webgpu: 5 };
  const kept = { adapter: 'apple m2', version: '0.2.0', at: 1e12 - 1000, times };
  const slower = page(1, ON_WASM, kept);
  await vi.advanceTimersByTimeAsync(3000);
  expect(slower.seen).toMatchObject({ opened: 0, times });
  // The winner is started without being timed.
  const faster = page(99, ON_WASM, { ...kept, times: { wasm: 4, webgpu: 2 } });
  await faster.starts(on('webgpu'));
  expect(faster.seen.tookOver?.times).toEqual({ wasm: 4, webgpu: 2 });
  // Another version computes in another way.
  const other = page(5, ON_WASM, { ...kept, version: '0.1.0' });
  await other.starts(on('webgpu'));
  expect(other.seen.kept).toMatchObject({ version: '0.2.0', times: { wasm: 4, webgpu: 5 } });
});

it('times what predicts where it has no rival, and nothing once it has ended', async () => {
  const alone = page(1, on('wasm'));
  const ended = page(1, on('wasm'));
  ended.race.end();
  await vi.advanceTimersByTimeAsync(3000);
  expect(alone.seen).toMatchObject({ opened: 0, times: { wasm: 4 } });
  expect(ended.seen).toMatchObject({ opened: 0, times: null });
});
