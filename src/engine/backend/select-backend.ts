import type { PlainTrace } from '../../model/trace.ts';
import { type EngineProblem, problemOf } from '../engine-error.ts';
import type { BackendChoice, BackendName } from './backend.ts';
import { largestDifference, SELF_TEST_TOLERANCE } from './self-test.ts';

export interface SelectedBackend {
  name: BackendName;
  reason: EngineProblem | null;
  /** Largest difference from the cpu's trace. */
  selfTestDifference: number;
}

/**
 * Takes the first candidate that starts and answers the self-test as the cpu does; the cpu itself is the last resort.
 * The first thing that went wrong is the reason.
 *
 * @param tryBackend makes a backend the active one and gives the self-test's trace on it; the backend tried last stays
 *   active
 */
export async function selectBackend(
  { candidates, reason: chosenBecause }: Pick<BackendChoice, 'candidates' | 'reason'>,
  tryBackend: (name: BackendName) => Promise<PlainTrace>,
): Promise<SelectedBackend> {
  const reference = await tryBackend('cpu');
  let reason = chosenBecause;
  for (const name of candidates.filter((candidate) => candidate !== 'cpu')) {
    try {
      const selfTestDifference = largestDifference(reference, await tryBackend(name));
      if (selfTestDifference <= SELF_TEST_TOLERANCE) return { name, reason, selfTestDifference };
      reason ??= { code: 'backend-self-test', detail: `${name}: ${selfTestDifference.toPrecision(2)}` };
    } catch (error) {
      reason ??= { code: 'backend-failed', detail: `${name}: ${problemOf(error).detail ?? ''}` };
    }
  }
  if (candidates[0] !== 'cpu') await tryBackend('cpu');
  return { name: 'cpu', reason, selfTestDifference: 0 };
}
