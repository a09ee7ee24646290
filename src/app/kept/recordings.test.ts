import { expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { StoredSession } from '../../session/stored/stored-session.ts';
import { storedSessionFixture } from '../../session/stored/testing/stored-session-fixture.ts';
import { initialState } from '../live/initial-state.ts';
import { createRecordings } from './recordings.ts';

/** A kept session with a picture; its words are encoded. */
function kept(id: string): StoredSession {
  const film = { kind: 'video' as const, startSeconds: 0, blob: new Blob(['film']) };
  return { ...storedSessionFixture(id), media: [film] };
}

function opened(openSession: (id: string) => Promise<StoredSession>) {
  return createRecordings({
    state: createStore(() => initialState('flat')),
    engine: {
      acoustic: { extract: async () => [] },
      text: { encodeEach: async (texts) => texts.map(() => []) },
    },
    loadSample: () => Promise.reject(new Error('no sample here')),
    openSession,
    faceDrawer: async () => () => null,
  });
}

it('reads a kept session once for what was said and for its picture', async () => {
  const openSession = vi.fn(async (id: string) => kept(id));
  const recordings = opened(openSession);
  const [recording, again, takes] = await Promise.all([
    recordings.openRecording('one'),
    recordings.openRecording('one', 'unread'),
    recordings.openTakes('one'),
  ]);
  expect(recording.id).toBe('one');
  expect(again.id).toBe('one');
  expect(takes.map(({ kind }) => kind)).toEqual(['video']);
  expect(openSession).toHaveBeenCalledTimes(1);
});

it('reads it again after it did not come', async () => {
  const openSession = vi
    .fn<(id: string) => Promise<StoredSession>>()
    .mockRejectedValueOnce(new Error('damaged'))
    .mockImplementation(async (id) => kept(id));
  const recordings = opened(openSession);
  await expect(recordings.openTakes('one')).rejects.toThrow('damaged');
  expect(await recordings.openTakes('one')).toHaveLength(1);
});

it('has no sound or picture of a sample', async () => {
  const recordings = opened(() => Promise.reject(new Error('not a kept session')));
  expect(await recordings.openTakes('flat')).toEqual([]);
});
