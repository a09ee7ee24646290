import { describe, expect, it } from 'vitest';
import { saveSession } from '../../../session/stored/save-session.ts';
import { openSessionDatabase } from '../../../session/stored/session-database.ts';
import { storedSessionFixture } from '../../../session/stored/testing/stored-session-fixture.ts';
import { featureFile, ROWS, storeOver } from './testing/store-here.ts';

async function keepSessions(...ids: readonly string[]): Promise<void> {
  const database = await openSessionDatabase();
  for (const id of ids) await saveSession(database, storedSessionFixture(id));
  database.close();
}

describe('a row is looked at by itself', () => {
  it('where in its own session it ends, whatever else is open', async () => {
    await keepSessions('one', 'two');
    const { store } = storeOver('sessions');
    await store.openFiles([new File(['text,label\nso,1\nno,-2\n'], 'texts.csv')]);
    store.add(true);
    await store.openSessions(['two', 'one']);
    store.runs.cancel();
    const ends = storedSessionFixture().utterances.map(({ endSeconds }) => endSeconds);
    expect([0, 1, 2, 3, 4, 5, 6].map(store.material)).toEqual([
      null,
      null,
      { session: 'two', endSeconds: ends[0] },
      { session: 'two', endSeconds: ends[1] },
      { session: 'one', endSeconds: ends[0] },
      { session: 'one', endSeconds: ends[1] },
      null,
    ]);
  });

  it('in its own file of features, by its place there', async () => {
    const { store } = storeOver('files');
    const [one, two] = [await featureFile('one.npz'), await featureFile('two.npz')];
    await store.openFiles([one, two]);
    store.runs.cancel();
    expect(store.material(ROWS - 1)).toEqual({ file: one, row: ROWS - 1 });
    expect(store.material(ROWS)).toEqual({ file: two, row: 0 });
  });
});
