import { useMemo } from 'react';
import { chosenMask } from '../../../corpus/selection.ts';
import { FEWEST_SHOWN } from '../../../diagnostics/index.ts';
import { useCorpus } from './corpus-context.ts';

/** The rows that figures are computed over: the selected ones that are shown, where they are enough, or else all shown. */
export function useLookedAt(): { rows: Int32Array; selected: boolean } {
  // In the corpus's order: how the rows are sorted changes no figure.
  const rows = useCorpus((state) => state.shown);
  const selection = useCorpus((state) => state.selection);
  return useMemo(() => {
    if (selection.length < FEWEST_SHOWN) return { rows, selected: false };
    const chosen = chosenMask(selection, (selection.at(-1) ?? 0) + 1);
    const both = rows.filter((row) => chosen[row]);
    return both.length >= FEWEST_SHOWN ? { rows: both, selected: true } : { rows, selected: false };
  }, [rows, selection]);
}
