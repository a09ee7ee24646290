import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isClearlyFaster, isStillTrue, type KeptRace, readRace } from './backend-times.ts';

const DAY = 24 * 60 * 60 * 1000;
const race: KeptRace = { adapter: 'apple m2', version: '0.2.0', at: 10 * DAY, times: { webgpu: 2, wasm: 4 } };

it('changes to a backend that is clearly faster, and to no other', () => {
  expect(isClearlyFaster({ webgpu: 2, wasm: 4 }, 'webgpu', 'wasm')).toBe(true);
  expect(isClearlyFaster({ webgpu: 3.5, wasm: 4 }, 'webgpu', 'wasm')).toBe(false);
  expect(isClearlyFaster({ wasm: 4 }, 'webgpu', 'wasm')).toBe(false);
});

it('never finds both of two backends clearly faster than the other', () => {
  const times = fc.record({
    webgpu: fc.double({ min: 0.01, max: 1000, noNaN: true }),
    wasm: fc.double({ min: 0.01, max: 1000, noNaN: true }),
  });
  fc.assert(
    fc.property(times, (timed) => {
      expect(isClearlyFaster(timed, 'webgpu', 'wasm') && isClearlyFaster(timed, 'wasm', 'webgpu')).toBe(
        false,
      );
    }),
  );
});

it('believes a race for some days, on the same card and version', () => {
  const now = { adapter: race.adapter, version: race.version, at: race.at + 3 * DAY };
  expect(isStillTrue(race, now)).toBe(true);
  expect(isStillTrue(race, { ...now, adapter: 'nvidia ada' })).toBe(false);
  expect(isStillTrue(race, { ...now, version: '0.3.0' })).toBe(false);
  expect(isStillTrue(race, { ...now, at: race.at + 30 * DAY })).toBe(false);
  // The clock was set back.
  expect(isStillTrue(race, { ...now, at: race.at - DAY })).toBe(false);
});

it('reads a race as it was kept, and nothing out of anything else', () => {
  expect(readRace(JSON.stringify(race))).toEqual(race);
  for (const text of [null, '', '{', '[]', 'null', JSON.stringify({ ...race, times: { wasm: 4 } })]) {
    expect(readRace(text)).toBeNull();
  }
  expect(readRace(JSON.stringify({ ...race, times: { webgpu: 'fast', wasm: 4 } }))).toBeNull();
});
