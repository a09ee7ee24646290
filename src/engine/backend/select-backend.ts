import type { PlainTrace, WrittenTrace } from '../../model/trace.ts';
import { type EngineProblem, problemOf } from '../engine-error.ts';
import type { BackendName } from './backend.ts';
import { largestDifference, SELF_TEST_TOLERANCE } from './self-test.ts';

export interface SelectedBackend {
  name: BackendName;
  /** Why it is not the first candidate; null when it is. */
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
 * @param known the cpu's trace as it was written down beside the weights, because the cpu takes long to find it. A
 *   candidate that differs from it is compared with what the cpu says here.
 */
export async function selectBackend(
  candidates: readonly BackendName[],
  tryBackend: (name: BackendName) => Promise<PlainTrace>,
  known: WrittenTrace | null = null,
): Promise<SelectedBackend> {
  let reference: WrittenTrace = known ?? (await tryBackend('cpu'));
  const differenceOf = async (name: BackendName): Promise<number> => {
    const difference = largestDifference(await tryBackend(name), reference);
    if (difference <= SELF_TEST_TOLERANCE || reference !== known) return difference;
    // It may be of other weights.
    reference = await tryBackend('cpu');
    return largestDifference(await tryBackend(name), reference);
  };

  let reason: EngineProblem | null = null;
  for (const name of candidates.filter((candidate) => candidate !== 'cpu')) {
    try {
      const selfTestDifference = await differenceOf(name);
      if (selfTestDifference <= SELF_TEST_TOLERANCE) return { name, reason, selfTestDifference };
      reason ??= { code: 'backend-self-test', detail: `${name}: ${selfTestDifference.toPrecision(2)}` };
    } catch (error) {
      reason ??= { code: 'backend-failed', detail: `${name}: ${problemOf(error).detail ?? ''}` };
    }
  }
  if (candidates[0] !== 'cpu' || known) await tryBackend('cpu');
  return { name: 'cpu', reason, selfTestDifference: 0 };
}
