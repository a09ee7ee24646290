import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSessionDatabase, type SessionDatabase } from '../../session/stored/session-database.ts';
import { storedSessionFixture } from '../../session/stored/testing/stored-session-fixture.ts';
import type { Problem } from '../problem.ts';
import { createSessionStore } from './sessions.ts';

let number = 0;
let name = '';
let opened: SessionDatabase[] = [];
const openDatabase = async () => {
  const database = await openSessionDatabase(name);
  opened.push(database);
  return database;
};
const store = (notify: (problem: Problem) => void = () => undefined) =>
  createSessionStore({ notify, openDatabase });

beforeEach(() => {
  number += 1;
  name = `sessions-${number}`;
});
afterEach(() => {
  for (const database of opened) database.close();
  opened = [];
  vi.useRealTimers();
});

describe('kept sessions', () => {
  it('are there again as they were, in another tab too', async () => {
    const session = {
      ...storedSessionFixture('a'),
      media: [
        { kind: 'audio' as const, startSeconds: 2.5, blob: new Blob(['sound'], { type: 'audio/webm' }) },
      ],
    };
    await store().save(session);
    const other = store();
    await other.refresh();
    expect(other.state.getState().list).toMatchObject([
      { id: 'a', title: 'First <i>try</i>', durationSeconds: 30.125, utterances: 2, media: ['audio'] },
    ]);
    const { media, ...again } = await other.open('a');
    const { media: _, ...told } = session;
    expect(again).toEqual(told);
    expect(media).toMatchObject([{ kind: 'audio', startSeconds: 2.5 }]);
    expect(await media[0]?.blob.text()).toBe('sound');
  });

  it('are listed newest first, renamed, and keep any title as it is', async () => {
    const sessions = store();
    await sessions.save({ ...storedSessionFixture('a'), createdAt: '2026-01-01T00:00:00.000Z' });
    await sessions.save({ ...storedSessionFixture('b'), createdAt: '2026-02-01T00:00:00.000Z' });
    await sessions.rename('a', '  <script>alert(1)</script> ');
    await sessions.rename('b', '   ');
    expect(sessions.state.getState().list?.map(({ title }) => title)).toEqual([
      'First <i>try</i>',
      '<script>alert(1)</script>',
    ]);
  });

  it('that are deleted can be brought back, until they cannot', async () => {
    const sessions = store();
    await sessions.save(storedSessionFixture('a'));
    await sessions.remove('a');
    expect(sessions.state.getState()).toMatchObject({ list: [], removed: [{ id: 'a' }] });
    await expect(sessions.open('a')).rejects.toMatchObject({ code: 'session-missing' });
    await sessions.restore('a');
    expect(sessions.state.getState()).toMatchObject({ list: [{ id: 'a' }], removed: [] });
    expect((await sessions.open('a')).recording.durationSeconds).toBe(30.125);

    vi.useFakeTimers({ toFake: ['setTimeout'] });
    await sessions.remove('a');
    vi.runAllTimers();
    vi.useRealTimers();
    await vi.waitFor(async () => expect(await (await sessions.database()).get('a')).toBeUndefined());
    expect(sessions.state.getState().removed).toEqual([]);
  });

  it('that nobody kept are a problem with a name', async () => {
    const sessions = store();
    await expect(sessions.open('nowhere')).rejects.toMatchObject({ code: 'session-missing' });
    await sessions.rename('nowhere', 'New name');
    expect(sessions.state.getState().problem?.code).toBe('session-missing');
    sessions.dismissProblem();
    expect(sessions.state.getState().problem).toBeNull();
  });

  it('say so when the browser has no storage, and are asked for again', async () => {
    const failing = vi.fn(openDatabase).mockRejectedValueOnce(new Error('private window'));
    const sessions = createSessionStore({ notify: () => undefined, openDatabase: failing });
    await sessions.refresh();
    expect(sessions.state.getState()).toMatchObject({ list: [], problem: { detail: 'private window' } });
    await sessions.save(storedSessionFixture('a'));
    expect(sessions.state.getState().list).toHaveLength(1);
  });
});
