import { useMemo } from 'react';
import { FEWEST_SHOWN } from '../../../diagnostics/index.ts';
import { useCorpus } from './corpus-context.ts';

/** The rows that figures are computed over: the selected ones that are shown, where they are enough, or else all shown. */
export function useLookedAt(): { rows: Int32Array; selected: boolean } {
  const rows = useCorpus((state) => state.rows);
  const selection = useCorpus((state) => state.selection);
  return useMemo(() => {
    const chosen = new Set(selection);
    const both = chosen.size === 0 ? rows : rows.filter((row) => chosen.has(row));
    const enough = chosen.size > 0 && both.length >= FEWEST_SHOWN;
    // In the corpus's order: how the rows are sorted changes no figure.
    return { rows: (enough ? both : rows).toSorted(), selected: enough };
  }, [rows, selection]);
}
