import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLENDSHAPE_NAMES, type BlendshapeName } from '../../features/visual/blendshapes.ts';
import { rotationVector, translation } from '../../features/visual/pose.ts';
import { deformFace, projectFace } from './face-mesh.ts';
import { poseMatrix } from './face-pose.ts';
import { faceShapes } from './face-shapes.ts';

const publicJson = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../../public/${path}`, import.meta.url), 'utf8'));
const { positions, mirror } = publicJson('face/neutral.json') as { positions: number[]; mirror: number[] };
const { tessellation } = publicJson('face/mesh.json') as { tessellation: number[] };
const neutral = { positions: Float32Array.from(positions, (value) => value / 100), mirror };
const shapes = faceShapes(neutral, tessellation);

const LIPS = { leftCorner: 291, rightCorner: 61, upper: 13, lower: 14 };
const LEFT_LID = { upper: 386, lower: 374 };
const FRONTAL = { yaw: 0, pitch: 0, roll: 0, x: 0, y: 0, z: -24 };

function faceWith(scores: Partial<Record<BlendshapeName, number>>) {
  const face = deformFace(
    neutral,
    shapes,
    Float32Array.from(BLENDSHAPE_NAMES, (name) => scores[name] ?? 0),
  );
  return {
    x: (landmark: number) => face[3 * landmark] ?? 0,
    y: (landmark: number) => face[3 * landmark + 1] ?? 0,
  };
}

const rest = faceWith({});
const opening = ({ y }: ReturnType<typeof faceWith>) => y(LIPS.upper) - y(LIPS.lower);

describe('deformFace', () => {
  it('rests with its mouth closed and its eyes open', () => {
    expect(opening(rest)).toBeLessThan(0.1);
    expect(rest.y(LEFT_LID.upper) - rest.y(LEFT_LID.lower)).toBeGreaterThan(0.6);
  });

  it('smiles with the corners of the mouth up and apart, and frowns with them down', () => {
    const smile = faceWith({ mouthSmileLeft: 1, mouthSmileRight: 1 });
    expect(smile.y(LIPS.leftCorner)).toBeGreaterThan(rest.y(LIPS.leftCorner) + 0.4);
    expect(smile.x(LIPS.leftCorner)).toBeGreaterThan(rest.x(LIPS.leftCorner) + 0.3);
    const frown = faceWith({ mouthFrownLeft: 1, mouthFrownRight: 1 });
    expect(frown.y(LIPS.rightCorner)).toBeLessThan(rest.y(LIPS.rightCorner) - 0.3);
  });

  it('opens the jaw without dragging the upper lip along', () => {
    const open = faceWith({ jawOpen: 1 });
    expect(opening(open)).toBeGreaterThan(1.5);
    expect(Math.abs(open.y(LIPS.upper) - rest.y(LIPS.upper))).toBeLessThan(0.25);
  });

  it('closes an eye alone', () => {
    const wink = faceWith({ eyeBlinkLeft: 1 });
    expect(wink.y(LEFT_LID.upper) - wink.y(LEFT_LID.lower)).toBeLessThan(0.12);
    expect(wink.y(159) - wink.y(145)).toBeCloseTo(rest.y(159) - rest.y(145), 2);
  });

  it('raises the brows, inner ends alone for browInnerUp', () => {
    const worried = faceWith({ browInnerUp: 1 });
    expect(worried.y(336) - rest.y(336)).toBeGreaterThan(0.4);
    expect(worried.y(300) - rest.y(300)).toBeLessThan(0.1);
  });

  it('mirrors: the left side of a face is the right side of its mirror image', () => {
    const sides = BLENDSHAPE_NAMES.filter((name) => name.endsWith('Left'));
    fc.assert(
      fc.property(fc.constantFrom(...sides), fc.integer({ min: 0, max: 477 }), (name, landmark) => {
        const left = faceWith({ [name]: 0.8 });
        const right = faceWith({ [name.replace('Left', 'Right')]: 0.8 });
        const opposite = mirror[landmark] ?? landmark;
        expect(left.x(landmark)).toBeCloseTo(-right.x(opposite), 1);
        expect(left.y(landmark)).toBeCloseTo(right.y(opposite), 1);
      }),
      { numRuns: 40 },
    );
  });
});

describe('poseMatrix', () => {
  it('turns as it says: nod, turn and tilt are read back from the matrix', () => {
    const degrees = (pose: Partial<typeof FRONTAL>) =>
      rotationVector(poseMatrix({ ...FRONTAL, ...pose })).map((angle) => Math.round((angle * 180) / Math.PI));
    expect(degrees({ yaw: 20 })).toEqual([0, 20, 0].map((angle) => expect.closeTo(angle)));
    expect(degrees({ pitch: 10 })).toEqual([-10, 0, 0].map((angle) => expect.closeTo(angle)));
    expect(degrees({ roll: 15 })).toEqual([0, 0, -15].map((angle) => expect.closeTo(angle)));
    expect(translation(poseMatrix(FRONTAL))).toEqual([0, 0, -24]);
  });
});

describe('projectFace', () => {
  it('puts a frontal face in the middle, the person’s left on the right of the picture, chin down', () => {
    const landmarks = projectFace(neutral.positions, poseMatrix(FRONTAL));
    const at = (landmark: number) =>
      [landmarks[3 * landmark] ?? 0, landmarks[3 * landmark + 1] ?? 0] as const;
    expect(at(1)[0]).toBeCloseTo(0.5, 2);
    expect(at(LIPS.leftCorner)[0]).toBeGreaterThan(at(LIPS.rightCorner)[0]);
    expect(at(152)[1]).toBeGreaterThan(at(10)[1]);
  });

  it('shows a nearer face larger', () => {
    const width = (z: number) => {
      const landmarks = projectFace(neutral.positions, poseMatrix({ ...FRONTAL, z }));
      return (landmarks[3 * 454] ?? 0) - (landmarks[3 * 234] ?? 0);
    };
    fc.assert(
      fc.property(fc.double({ min: 16, max: 60, noNaN: true }), (distance) => {
        expect(width(-distance)).toBeGreaterThan(width(-distance - 1));
      }),
    );
  });
});
