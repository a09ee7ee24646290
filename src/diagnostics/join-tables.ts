import { MODALITIES } from '../model/modalities.ts';
import { sharedFloats } from './shared-floats.ts';
import { type Column, isByModality, type UtteranceTable } from './utterance-table.ts';

type Columns = UtteranceTable['columns'];

/**
 * Tables of one network's utterances as one, in their order, column by column: of many rows each takes a page a while.
 * @throws RangeError without any, or when they are of different networks
 */
export async function joinTables(tables: readonly UtteranceTable[]): Promise<UtteranceTable> {
  const [first] = tables;
  if (!first) throw new RangeError('There is no table to join.');
  if (tables.length === 1) return first;
  const utterances = tables.reduce((sum, table) => sum + table.utterances, 0);
  const columns: [string, Float32Array][] = [];
  for (const name of Object.keys(first.columns) as Column[]) {
    columns.push([name, joinColumn(tables, name, utterances)]);
    await breath();
  }
  return { utterances, columns: Object.fromEntries(columns) as Columns };
}

/** Lets the page answer between two steps of work. */
const breath = () => new Promise((resolve) => setTimeout(resolve));

function joinColumn(tables: readonly UtteranceTable[], name: Column, utterances: number): Float32Array {
  const [first] = tables as [UtteranceTable];
  const blocks = isByModality(name) ? MODALITIES.length : 1;
  const width = (first.columns[name]?.length ?? 0) / (blocks * first.utterances);
  const joined = sharedFloats(blocks * utterances * width);
  let before = 0;
  for (const table of tables) {
    const own = table.columns[name];
    const rows = table.utterances * width;
    if (own?.length !== blocks * rows)
      throw new RangeError(`Only some tables have ${name} as the first does.`);
    for (let block = 0; block < blocks; block++) {
      joined.set(own.subarray(block * rows, (block + 1) * rows), block * utterances * width + before);
    }
    before += rows;
  }
  return joined;
}
