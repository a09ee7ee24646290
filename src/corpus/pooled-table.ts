import type { UtteranceTable } from '../diagnostics/index.ts';

/** What of a table is about pooled vectors: all that workers are handed of it. */
export type PooledTable = Pick<UtteranceTable, 'utterances'> & {
  columns: Pick<
    UtteranceTable['columns'],
    'present' | 'shared' | 'private' | 'sharedRebalanced' | 'privateRebalanced'
  >;
};

export function pooledTable({ utterances, columns }: UtteranceTable): PooledTable {
  const { present, shared, private: privates, sharedRebalanced, privateRebalanced } = columns;
  return { utterances, columns: { present, shared, private: privates, sharedRebalanced, privateRebalanced } };
}
