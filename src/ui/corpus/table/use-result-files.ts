import { useTranslation } from 'react-i18next';
import { otherResults, resultCell, resultColumns } from '../../../corpus/table/result-table.ts';
import type { ChartFile } from '../../charts/frame/chart-collection.ts';
import { csvText } from '../../charts/frame/csv.ts';
import { useCorpusStore } from '../store/corpus-context.ts';

/** All results of the rows that are shown, as programs read them: every column of data and networks, in the rows' order. */
export function useResultFiles(): readonly ChartFile[] {
  const { t } = useTranslation('corpus');
  const { state } = useCorpusStore();
  const results = () => {
    const { columns, corpus, results, rows, a, b } = state.getState();
    if (!columns || !corpus) return { rows, found: [] };
    const compared = resultColumns(columns, corpus, { a, b });
    return { rows, found: [...compared, ...otherResults(corpus, results, { a, b })] };
  };
  return [
    {
      text: t('files.tableCsv'),
      name: 'corpus-table.csv',
      make: async () => {
        const { rows, found } = results();
        const lines = Array.from(rows, (row) => found.map(({ column }) => resultCell(column, row)));
        return new Blob([csvText([found.map(({ name }) => name), ...lines])], { type: 'text/csv' });
      },
    },
    {
      text: t('files.tableParquet'),
      name: 'corpus-table.parquet',
      make: async () => {
        const { rows, found } = results();
        const { parquetOf } = await import('../../../corpus/table/parquet.ts');
        return new Blob([parquetOf(found, rows)], { type: 'application/vnd.apache.parquet' });
      },
    },
  ];
}
