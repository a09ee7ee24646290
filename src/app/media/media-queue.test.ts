import { expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { openEngine } from '../../engine/workers/engine.ts';
import type { openMedia } from '../../engine/workers/media/media.ts';
import { initialState } from '../live/initial-state.ts';
import { createMediaFileStore } from './media-files.ts';
import { createMediaQueue } from './media-queue.ts';
import { sortFiles } from './sort-files.ts';

type Opened = Awaited<ReturnType<typeof openMedia>>;

/** A queue over the real store of media files, whose files are opened by the test: none of them can be read. */
function queue() {
  const opening: { name: string; refuse(): void }[] = [];
  const media = createMediaFileStore({
    live: createStore(() => initialState('flat')),
    actions: { pauseSample: () => undefined, resumeSample: () => undefined },
    engine: openEngine({ baseUrl: 'http://nowhere/', request: 'auto', network: 'dbr' }),
    save: async () => undefined,
    discard: async () => undefined,
    open: (file) =>
      new Promise<Opened>((resolve) => {
        const problem = { code: 'media-unreadable' as const, detail: file.name };
        opening.push({ name: file.name, refuse: () => resolve({ ok: false, problem }) });
      }),
  });
  const made = createMediaQueue(media);
  const load = (...names: string[]) => made.load(sortFiles(names.map((name) => new File(['x'], name))));
  const shown = () => made.state.getState().items.map(({ file, status }) => `${file.name} ${status}`);
  const opens = (name: string) =>
    vi.waitFor(() => expect(opening.at(-1)?.name).toBe(name), { timeout: 30_000 });
  const refuse = () => opening.at(-1)?.refuse();
  return { media, made, load, shown, opens, refuse };
}

it('opens one file to be looked at, and reads several one after the other', async () => {
  const { made, load, shown, opens, refuse } = queue();
  load('one.mp4');
  await opens('one.mp4');
  expect(shown()).toEqual([]);
  refuse();
  await vi.waitFor(() => expect(load('a.mp4', 'b.mp4', 'b.srt')).toEqual([]));
  await opens('a.mp4');
  expect(shown()).toEqual(['a.mp4 reading', 'b.mp4 waiting']);
  refuse();
  await opens('b.mp4');
  expect(shown()).toEqual(['a.mp4 failed', 'b.mp4 reading']);
  expect(made.state.getState().items[0]?.problems).toEqual([{ code: 'media-unreadable', detail: 'a.mp4' }]);
  refuse();
  await vi.waitFor(() => expect(shown()).toEqual(['a.mp4 failed', 'b.mp4 failed']));
  made.clear();
  expect(shown()).toEqual([]);
});

it('takes more while it reads, and transcripts for those that wait', async () => {
  const { made, load, shown, opens, refuse } = queue();
  load('a.mp4', 'b.mp4');
  await opens('a.mp4');
  load('c.mp4');
  const [alone] = load('c.srt', 'other.srt');
  expect(alone?.name).toBe('other.srt');
  expect(shown()).toEqual(['a.mp4 reading', 'b.mp4 waiting', 'c.mp4 waiting']);
  expect(made.state.getState().items[2]?.transcript?.name).toBe('c.srt');
  refuse();
  await opens('b.mp4');
});

it('cancels the one that is read and one that waits, and goes on', async () => {
  const { made, load, shown, opens } = queue();
  load('a.mp4', 'b.mp4', 'c.mp4');
  await opens('a.mp4');
  const id = (name: string) => made.state.getState().items.find(({ file }) => file.name === name)?.id ?? -1;
  made.cancel(id('b.mp4'));
  expect(shown()).toEqual(['a.mp4 reading', 'c.mp4 waiting']);
  made.cancel(id('a.mp4'));
  await opens('c.mp4');
  expect(shown()).toEqual(['a.mp4 cancelled', 'c.mp4 reading']);
});
