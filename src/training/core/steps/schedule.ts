/** Share of the learning rate at a step: a linear warm-up, then half a cosine down to 0 at the last step. */
export function learningRateScale(step: number, totalSteps: number, warmupSteps: number): number {
  if (step < warmupSteps) return (step + 1) / warmupSteps;
  const way = (step - warmupSteps) / Math.max(1, totalSteps - warmupSteps);
  return 0.5 * (1 + Math.cos(Math.PI * Math.min(1, way)));
}
