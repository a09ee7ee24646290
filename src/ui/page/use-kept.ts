import { useState } from 'react';

/** What was there before, as long as what comes is the same: what follows from it is not done again. */
export function useKept<Value>(next: Value, same: (before: Value, next: Value) => boolean): Value {
  const [kept] = useState({ value: next });
  if (kept.value !== next && !same(kept.value, next)) kept.value = next;
  return kept.value;
}
