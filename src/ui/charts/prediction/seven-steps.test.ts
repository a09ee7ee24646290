import { expect, it } from 'vitest';
import { gaugeAngle, gaugePoint, gaugeSegments } from '../gauges/gauge-geometry.ts';
import { SEVEN_STEPS, STEP_EDGES, stepOf } from './seven-steps.ts';

it('names the nearest of the seven labels', () => {
  expect([-3, -2, -1, 0, 1, 2, 3].map(stepOf)).toEqual(SEVEN_STEPS);
  expect(stepOf(1.4)).toBe('weaklyPositive');
  expect(stepOf(-7)).toBe('stronglyNegative');
});

it('rounds half to even, as Acc-7 does', () => {
  expect([-2.5, -1.5, -0.5, 0.5, 1.5, 2.5].map(stepOf)).toEqual([
    'negative',
    'negative',
    'neutral',
    'neutral',
    'positive',
    'positive',
  ]);
});

it('draws a segment for each label, edge to edge', () => {
  const segments = gaugeSegments(100, 120, 2);
  expect(segments.map(({ step }) => step)).toEqual(SEVEN_STEPS);
  expect(STEP_EDGES).toHaveLength(SEVEN_STEPS.length + 1);
  for (const { path } of segments) expect(path).toMatch(/^M.*Z$/);
});

it('puts -3 left, 0 up and +3 right', () => {
  expect(gaugeAngle(-3)).toBeCloseTo(-Math.PI / 2);
  expect(gaugePoint(0, 10)).toEqual({ x: 0, y: -10 });
  expect(gaugePoint(3, 10).x).toBeCloseTo(10);
  expect(gaugeAngle(99)).toBe(gaugeAngle(3));
});
