import { expect, it } from 'vitest';
import type { ComparedFace } from './api.ts';
import { faceBackend, faceDifference, facesAgree } from './face-delegate.ts';

const M2 = 'ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)';
const SWIFTSHADER =
  'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)';

it('starts on the processor and lets a real graphics card be timed against it', () => {
  expect(faceBackend('auto', M2)).toEqual({
    name: 'cpu',
    adapter: '',
    rival: { name: 'gpu', adapter: M2 },
    times: null,
  });
});

it.each([
  SWIFTSHADER,
  'llvmpipe (LLVM 15.0.6, 256 bits)',
  'Microsoft Basic Render Driver',
  'Apple Software Renderer',
])('stays on the processor where that plays the graphics card: %s', (card) => {
  expect(faceBackend('auto', card)).toMatchObject({ name: 'cpu', rival: null });
});

it('computes on what is asked for by name, and lets both be timed when that is asked for', () => {
  expect(faceBackend('both', SWIFTSHADER)).toMatchObject({ name: 'cpu', rival: { name: 'gpu' } });
  expect(faceBackend('gpu', SWIFTSHADER)).toMatchObject({ name: 'gpu', adapter: SWIFTSHADER, rival: null });
  expect(faceBackend('cpu', M2)).toMatchObject({ name: 'cpu', rival: null });
});

/** A face a fifth of the picture wide, moved by so many of its widths, with one blendshape stronger. */
function face(moved = 0, smile = 0): ComparedFace {
  const landmarks = Float32Array.from({ length: 3 * 478 }, (_, i) =>
    i % 3 === 0 ? 0.4 + (0.2 * i) / (3 * 477) + 0.2 * moved : 0.5,
  );
  return { landmarks, blendshapes: Array.from({ length: 52 }, (_, i) => (i === 44 ? 0.3 + smile : 0.1)) };
}

it('takes the faces of two delegates for the same when all of them is about where it was', () => {
  expect(faceDifference(face(), face(0.1, 0.2))).toEqual({
    apart: expect.closeTo(0.1, 3),
    different: expect.closeTo(0.2, 3),
  });
  expect(facesAgree(face(), face(0.01, 0.05))).toBe(true);
  expect(facesAgree(face(), face(0.1))).toBe(false);
  expect(facesAgree(face(), face(0, 0.2))).toBe(false);
});

it('takes nothing for the same that is no number, or of another form', () => {
  const { landmarks, blendshapes } = face();
  expect(facesAgree(face(), { landmarks, blendshapes: blendshapes.map(() => Number.NaN) })).toBe(false);
  expect(facesAgree(face(), { landmarks: landmarks.map(() => Number.NaN), blendshapes })).toBe(false);
  expect(facesAgree(face(), { landmarks: landmarks.slice(3), blendshapes })).toBe(false);
  expect(facesAgree({ landmarks: landmarks.map(() => 0.5), blendshapes }, face())).toBe(false);
});
