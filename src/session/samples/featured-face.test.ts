import { expect, it } from 'vitest';
import { BLENDSHAPE_NAMES } from '../../features/visual/blendshapes.ts';
import { frameFromRow } from '../../features/visual/extractor.ts';
import { deformFace, projectFace } from './face-mesh.ts';
import { poseMatrix } from './face-pose.ts';
import { LANDMARKS } from './face-shapes.ts';
import { featuredFace } from './featured-face.ts';

it('turns the head as it was turned when the features were made', () => {
  const positions = Float32Array.from({ length: 3 * LANDMARKS }, (_, i) => Math.sin(i) * 5);
  const neutral = { positions, mirror: Array.from({ length: LANDMARKS }, (_, i) => i) };
  const scores = new Float32Array(BLENDSHAPE_NAMES.length);
  const matrix = poseMatrix({ yaw: 20, pitch: -10, roll: 5, x: 0, y: 0, z: -45 });
  const drawn = featuredFace(neutral, new Map(), frameFromRow(scores, matrix).values);
  const original = projectFace(deformFace(neutral, new Map(), scores), matrix);
  drawn.forEach((value, i) => {
    expect(value).toBeCloseTo(original[i] as number, 4);
  });
});
