import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { joinTables } from '../../diagnostics/index.ts';
import { randomBank } from '../../diagnostics/testing/summaries.ts';
import { ALL_STAGES } from '../../model/modalities.ts';
import type { Chunk } from './api.ts';
import { openKeptResults } from './kept-results.ts';

const ROWS = 4;

function chunk(index: number): Chunk {
  const { utterances, columns } = randomBank(ROWS, ALL_STAGES, index + 1);
  return { from: index * ROWS, table: { utterances, columns } };
}

describe('kept results', () => {
  it('are the rows up to the first gap, of one network over one file', async () => {
    const kept = await openKeptResults('gap');
    const [first, second, third] = [0, 1, 2].map(chunk) as [Chunk, Chunk, Chunk];
    await kept.add('data', 'dbr', first);
    await kept.add('data', 'dbr', third);
    await kept.add('data', 'plain', second);
    expect((await kept.table('data', 'dbr'))?.utterances).toBe(ROWS);
    expect(await kept.table('data', 'plain')).toBeNull();
    expect(await kept.table('other', 'dbr')).toBeNull();
    await kept.add('data', 'dbr', second);
    expect(await kept.table('data', 'dbr')).toEqual(
      await joinTables([first, second, third].map(({ table }) => table)),
    );
  });

  it('find a file by the beginning of its hash, and forget the one opened longest ago', async () => {
    const kept = await openKeptResults('files');
    for (let file = 0; file < 7; file++) {
      await kept.keepData(`${file}abcdef`, { files: [new File(['x'], `${file}.npz`)], sessions: ['s'] });
      await kept.add(`${file}abcdef`, 'dbr', chunk(0));
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const found = await kept.data('6abc');
    expect(found?.files.map(({ name }) => name)).toEqual(['6.npz']);
    expect(found?.sessions).toEqual(['s']);
    expect(await kept.data('0abc')).toBeNull();
    expect(await kept.table('0abcdef', 'dbr')).toBeNull();
    expect((await kept.table('6abcdef', 'dbr'))?.utterances).toBe(ROWS);
  });
});
