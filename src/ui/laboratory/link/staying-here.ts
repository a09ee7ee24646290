import type { SampleInfo } from '../../../app/live-state.ts';
import type { LabState } from '../state/lab-state.ts';

/** Something that only this browser has: a link names it and cannot take it along. */
export type StayingHere = 'live' | 'session' | 'file' | 'weights';

/** What of the view opens nowhere else. */
export function stayingHere(
  { subject, edits, comparison }: Pick<LabState, 'subject' | 'edits' | 'comparison'>,
  samples: readonly Pick<SampleInfo, 'id'>[],
): StayingHere[] {
  const kept = (id: string) => !samples.some((sample) => sample.id === id);
  const sessions = [
    ...(subject.kind === 'recording' ? [subject.id] : []),
    ...(edits.swap ? [edits.swap.from.id] : []),
  ];
  const { a, b } = comparison;
  const found: Record<StayingHere, boolean> = {
    live: subject.kind === 'live',
    session: sessions.some(kept),
    file: subject.kind === 'features',
    weights: [a, b].some((setup) => setup?.network === 'own'),
  };
  return (Object.keys(found) as StayingHere[]).filter((what) => found[what]);
}
