import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { storedSessionFixture } from '../../../session/stored/testing/stored-session-fixture.ts';
import { writeSessionFile } from '../../../session/stored/write-session-file.ts';
import { createSessionStore } from '../../../store/sessions.ts';
import { fixtureStore } from '../../testing/live-fixture.ts';
import { createLabStore } from '../lab-store.ts';
import { bringMaterial } from './dropped-session.ts';

function opened() {
  const sessions = createSessionStore({ notify: () => undefined });
  const lab = createLabStore(fixtureStore());
  const look = vi.fn(async () => undefined);
  const own = vi.fn(async () => undefined);
  return { sessions, lab, look, own, bring: bringMaterial(sessions, lab.state, look, own) };
}

it('a session’s file is kept and looked at', async () => {
  const { sessions, lab, look, own, bring } = opened();
  const file = new File([await writeSessionFile(storedSessionFixture('b2', 'Dropped'))], 'mine.dbr.zip');
  await bring([file]);
  expect(look).toHaveBeenCalledWith('b2');
  expect((await sessions.open('b2')).title).toBe('Dropped');
  expect(lab.state.getState()).toMatchObject({ bringing: null, problem: null });
  expect(own).not.toHaveBeenCalled();
});

it('a file that only calls itself one is refused where it was dropped, and nothing else changes', async () => {
  const { sessions, lab, look, bring } = opened();
  const { subject, looked } = lab.state.getState();
  await bring([new File(['no archive'], 'mine.dbr.zip')]);
  expect(lab.state.getState().problem?.code).toMatch(/^session-file-/);
  expect(lab.state.getState()).toMatchObject({ subject, looked, bringing: null });
  expect(sessions.state.getState().problem).toBeNull();
  expect(look).not.toHaveBeenCalled();
});

it('other files are somebody else’s to read', async () => {
  const { own, look, bring } = opened();
  const files = [new File(['x'], 'features.npz')];
  await bring(files);
  expect(own).toHaveBeenCalledWith(files);
  expect(look).not.toHaveBeenCalled();
});
