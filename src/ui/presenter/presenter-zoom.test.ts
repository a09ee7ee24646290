import { expect, it } from 'vitest';
import { presenterZoom } from './presenter-zoom.ts';

it('makes labels of 12 pixels at least 18 on a projector, and leaves a phone alone', () => {
  expect(12 * presenterZoom(1280, 720)).toBeGreaterThanOrEqual(18);
  expect(12 * presenterZoom(1024, 768)).toBeGreaterThanOrEqual(18);
  expect(presenterZoom(1920, 1080)).toBeGreaterThan(1.4 * presenterZoom(1280, 720));
  expect(presenterZoom(390, 844)).toBe(1);
});
