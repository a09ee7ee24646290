import type { Outcome } from './worker-scope.ts';

/**
 * What came of work whose failure ends the work that asked.
 * @param outcome null of a question that a newer one took the place of
 * @throws Error with the problem's code
 */
export function outcomeValue<Value>(outcome: Outcome<Value> | null): Value {
  if (!outcome?.ok) throw new Error(outcome?.problem.code ?? 'superseded');
  return outcome.value;
}
