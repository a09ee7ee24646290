import { MODALITIES } from '../model/modalities.ts';
import { type Column, isByModality, type UtteranceTable } from './utterance-table.ts';

type Columns = UtteranceTable['columns'];

/**
 * Tables of one network's utterances as one, in their order.
 * @throws RangeError without any, or when they are of different networks
 */
export function joinTables(tables: readonly UtteranceTable[]): UtteranceTable {
  const [first] = tables;
  if (!first) throw new RangeError('There is no table to join.');
  const utterances = tables.reduce((sum, table) => sum + table.utterances, 0);
  const columns = Object.entries(first.columns).map(([name, values]) => {
    const blocks = isByModality(name as Column) ? MODALITIES.length : 1;
    const width = values.length / (blocks * first.utterances);
    const joined = new Float32Array(blocks * utterances * width);
    let before = 0;
    for (const table of tables) {
      const own = table.columns[name as keyof Columns];
      const rows = table.utterances * width;
      if (own?.length !== blocks * rows)
        throw new RangeError(`Only some tables have ${name} as the first does.`);
      for (let block = 0; block < blocks; block++) {
        joined.set(own.subarray(block * rows, (block + 1) * rows), block * utterances * width + before);
      }
      before += rows;
    }
    return [name, joined] as const;
  });
  return { utterances, columns: Object.fromEntries(columns) as Columns };
}
