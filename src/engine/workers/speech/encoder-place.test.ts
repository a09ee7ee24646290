import { expect, it } from 'vitest';
import { encoderPlace, hearAlike, threadsOf } from './encoder-place.ts';

const card = { description: 'apple metal-3', software: false };
const software = { description: 'google swiftshader', software: true };
const auto = { request: 'auto', graphics: true } as const;

it('starts on wasm and has a real graphics card timed against it', () => {
  const rival = { name: 'webgpu', adapter: 'apple metal-3' };
  expect(encoderPlace({ ...auto, adapter: card })).toEqual({ name: 'wasm', rival });
});

it.each([
  ['a graphics card that the processor plays', { ...auto, adapter: software }],
  ['no graphics card', { ...auto, adapter: null }],
  ['a site that serves nothing for graphics cards', { ...auto, graphics: false, adapter: card }],
  ['a request for wasm', { ...auto, request: 'wasm' as const, adapter: card }],
  ['a request for the cpu', { ...auto, request: 'cpu' as const, adapter: card }],
])('stays on wasm, without a race, with %s', (_, situation) => {
  expect(encoderPlace(situation)).toEqual({ name: 'wasm', rival: null });
});

it('obeys a request for webgpu as far as the machine allows, without a race', () => {
  const asked = { request: 'webgpu', graphics: true } as const;
  expect(encoderPlace({ ...asked, adapter: software })).toEqual({ name: 'webgpu', rival: null });
  expect(encoderPlace({ ...asked, adapter: null })).toEqual({ name: 'wasm', rival: null });
});

it('takes half of the processors, four at most, and one where memory cannot be shared', () => {
  expect([1, 2, 4, 8, 32].map((processors) => threadsOf(true, processors))).toEqual([1, 1, 2, 4, 4]);
  expect(threadsOf(false, 32)).toBe(1);
});

it('takes states for alike when they differ by rounding, and no others', () => {
  const states = Float32Array.from({ length: 64 }, (_, i) => Math.sin(i));
  expect(
    hearAlike(
      states,
      states.map((value, i) => value + 0.05 * Math.cos(3 * i)),
    ),
  ).toBe(true);
  expect(
    hearAlike(
      states,
      states.map((_, i) => Math.cos(5 * i)),
    ),
  ).toBe(false);
  expect(hearAlike(states, new Float32Array(64))).toBe(false);
  expect(
    hearAlike(
      states,
      states.map(() => Number.NaN),
    ),
  ).toBe(false);
  expect(hearAlike(states, states.subarray(1))).toBe(false);
});
