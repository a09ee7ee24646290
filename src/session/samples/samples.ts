/**
 * The sample sessions that ship in public/samples, in the order they are offered; the first plays on a first visit.
 * How to make or change one: scripts/samples/build.ts, and beside it a file for each (what is said and with what face).
 */
export const SAMPLES = [
  { id: 'delighted', durationSeconds: 12.35 },
  { id: 'disappointed', durationSeconds: 12.4 },
  { id: 'sarcastic', durationSeconds: 13.4 },
  { id: 'flat', durationSeconds: 10.95 },
] as const;

export type SampleId = (typeof SAMPLES)[number]['id'];
