import { arc } from 'd3-shape';
import { SEVEN_STEPS, type SentimentStep, STEP_EDGES } from '../prediction/seven-steps.ts';

export interface GaugeSegment {
  step: SentimentStep;
  /** The step's own sentiment, -3 .. 3. */
  value: number;
  /** SVG path around the gauge's centre. */
  path: string;
}

/** Clockwise angle from straight up, radians: -3 lies left, +3 right. */
export function gaugeAngle(sentiment: number): number {
  return (Math.min(3, Math.max(-3, sentiment)) / 3) * (Math.PI / 2);
}

/** An arc from one sentiment to another, between two radii; SVG path around the gauge's centre. */
export function gaugeArc(low: number, high: number, inner: number, outer: number): string {
  const shape = arc<{ low: number; high: number }>()
    .innerRadius(inner)
    .outerRadius(outer)
    .startAngle((ends) => gaugeAngle(ends.low))
    .endAngle((ends) => gaugeAngle(ends.high))
    .cornerRadius((outer - inner) / 2);
  return shape({ low, high }) ?? '';
}

/** Seven arcs between two radii, with a gap of `gap` pixels between them. */
export function gaugeSegments(inner: number, outer: number, gap: number): GaugeSegment[] {
  const shape = arc<{ from: number; to: number }>()
    .innerRadius(inner)
    .outerRadius(outer)
    .startAngle(({ from }) => gaugeAngle(from))
    .endAngle(({ to }) => gaugeAngle(to))
    .padAngle(gap / outer)
    .padRadius(outer)
    .cornerRadius(2);
  return SEVEN_STEPS.map((step, index) => {
    const [from, to] = [STEP_EDGES[index] as number, STEP_EDGES[index + 1] as number];
    return { step, value: index - 3, path: shape({ from, to }) ?? '' };
  });
}

/** The point of the gauge at a sentiment and a radius, around the gauge's centre. */
export function gaugePoint(sentiment: number, radius: number): { x: number; y: number } {
  const angle = gaugeAngle(sentiment);
  return { x: radius * Math.sin(angle), y: -radius * Math.cos(angle) };
}
