import { expect, it } from 'vitest';
import { FRAME_EXTRACTORS } from '../../features/frames.ts';
import { openMemoryDatabase } from './memory-database.ts';
import { saveSession } from './save-session.ts';
import { storedSessionFixture } from './testing/stored-session-fixture.ts';

async function kept() {
  const database = openMemoryDatabase();
  await saveSession(database, storedSessionFixture('a1', 'Kept'));
  return database;
}

it('names what made its features', async () => {
  expect((await (await kept()).get('a1'))?.extractors).toEqual(FRAME_EXTRACTORS);
});

it('is not opened where features are made otherwise, and stays', async () => {
  const database = await kept();
  await database.change('a1', { extractors: { ...FRAME_EXTRACTORS, acoustic: 'voice@99' } });
  await expect(database.open('a1')).rejects.toMatchObject({
    code: 'session-other-extractors',
    detail: `voice@99 ≠ ${FRAME_EXTRACTORS.acoustic}`,
  });
  expect(await database.list()).toHaveLength(1);
});

it('is opened as 0.1 kept it, without a name', async () => {
  const database = await kept();
  const { extractors: _, ...entry } = (await database.get('a1')) ?? expect.fail('not kept');
  await database.erase('a1');
  await database.begin(entry);
  await database.change('a1', { extractors: {}, state: 'kept' });
  expect(await database.open('a1')).toMatchObject({ title: 'Kept' });
});
