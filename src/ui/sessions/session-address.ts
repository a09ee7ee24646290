import type { SessionSummary } from '../../session/stored/stored-session.ts';
import { toMoment } from '../laboratory/state/subject.ts';

/** Before this the network has seen next to nothing. */
const SETTLED_SECONDS = 2;

/** The Laboratory's address of a session, at the first moment of which there is something to say. */
export function laboratoryAddress({ id, curve, durationSeconds }: SessionSummary): string {
  const settled = curve.find(({ seconds }) => seconds >= SETTLED_SECONDS);
  return `#/laboratory?session=${id}@${toMoment(settled?.seconds ?? durationSeconds)}`;
}
