import { describe, expect, it } from 'vitest';
import { VISUAL_FRAME_WIDTH, VISUAL_WIDTH } from '../../../features/frames.ts';
import { VISUAL_FRAME_FEATURES } from '../../../features/visual/feature-names.ts';
import { openRandom } from '../random.ts';
import { syntheticPools } from '../testing/synthetic-data.ts';
import { faceSequence } from './face-features.ts';
import { faceSteps, holdFace, planFace, renderFace } from './face-track.ts';
import type { Picture } from './pools.ts';

const { pictures } = syntheticPools(1, 3);
const random = openRandom(11);
const plans = Array.from({ length: 40 }, () => {
  const picture = pictures.draw(random, () => true) as Picture;
  return { picture, plan: planFace(picture, pictures, random) };
});

describe('planFace', () => {
  it('shows one to three pictures of the emotion, at most two more neutral ones, for 2 to 8 seconds', () => {
    for (const { picture, plan } of plans) {
      const alike = plan.keyframes.filter(({ emotion }) => emotion === picture.emotion).length;
      const others = plan.keyframes.filter(({ emotion }) => emotion !== picture.emotion);
      expect(alike).toBeGreaterThanOrEqual(1);
      expect(alike).toBeLessThanOrEqual(picture.emotion === 'neutral' ? 5 : 3);
      expect(others.length).toBeLessThanOrEqual(2);
      expect(others.every(({ emotion }) => emotion === 'neutral')).toBe(true);
      expect(plan.durationSeconds).toBeGreaterThanOrEqual(2);
      expect(plan.durationSeconds).toBeLessThan(8);
    }
  });
});

describe('renderFace', () => {
  it('stays in range', () => {
    for (const { blendshapes } of plans.flatMap(({ plan }) => renderFace(plan))) {
      expect(Math.min(...blendshapes)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...blendshapes)).toBeLessThanOrEqual(1);
    }
  });

  it('renders a plan the same way each time', () => {
    const { plan } = plans[0] as (typeof plans)[0];
    expect(renderFace(plan)).toEqual(renderFace(plan));
    expect(renderFace({ ...plan, seed: plan.seed + 1 })).not.toEqual(renderFace(plan));
  });

  it('passes through its pictures', () => {
    const { plan } = plans.find(({ plan }) => plan.keyframes.length > 2) as (typeof plans)[0];
    const first = renderFace(plan)[0]?.blendshapes ?? [];
    for (const [shape, value] of plan.keyframes[0]?.blendshapes.entries() ?? []) {
      expect(Math.abs((first[shape] as number) - value)).toBeLessThan(0.15);
    }
  });

  it('moves the head as a seated person does, though its pictures stand in different places', () => {
    const velocity = VISUAL_FRAME_FEATURES.indexOf('velocityRight');
    for (const { plan } of plans) {
      const { values, valid } = faceSequence(plan);
      for (let step = 0; step < valid.length; step++) {
        const speeds = values.subarray(
          step * VISUAL_WIDTH + velocity,
          step * VISUAL_WIDTH + VISUAL_FRAME_WIDTH,
        );
        expect(Math.hypot(...speeds)).toBeLessThan(25);
      }
    }
  });
});

describe('faceSequence', () => {
  it('has a valid step every quarter of a second', () => {
    for (const { plan } of plans) {
      const { valid, width } = faceSequence(plan);
      expect(width).toBe(VISUAL_WIDTH);
      expect(valid.every((one) => one === 1)).toBe(true);
      expect(faceSteps(plan) - valid.length).toBeLessThanOrEqual(1);
    }
  });

  it('holds a picture for the time asked', () => {
    const picture = pictures.draw(random, () => true) as Picture;
    expect(faceSequence(holdFace(picture, 2, 1)).valid.length).toBe(8);
  });
});
