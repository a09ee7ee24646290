import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '../problem.ts';
import { when } from '../when.ts';
import type { MediaFileStore } from './media-files.ts';
import { goWith, type SortedFiles } from './sort-files.ts';

/** A video or sound that waits for its turn, has it, or had it. */
export interface QueuedMedia {
  id: number;
  file: File;
  transcript: File | null;
  status: 'waiting' | 'reading' | 'done' | 'failed' | 'cancelled';
  /** Why it failed, or what is said of the session it became. */
  problems: readonly Problem[];
  /** The session it became, and whether it is kept. */
  made: { id: string; title: string; kept: boolean } | null;
}

export interface MediaQueueStore {
  state: StoreApi<{ items: readonly QueuedMedia[] }>;
  /**
   * Takes videos, sounds and transcripts: one alone, while nothing else is read, is opened to be looked at first; all
   * others wait for their turn and become sessions one after the other. With `atOnce` the one alone does so too.
   * @returns transcripts that go with nothing here
   */
  load(files: Pick<SortedFiles, 'media' | 'transcripts'>, how?: { atOnce?: boolean }): File[];
  /** Takes one that waits off the list, and ends the one that is being read. */
  cancel(id: number): void;
  /** Takes what is over off the list. */
  clear(): void;
}

type Media = Pick<MediaFileStore, 'state' | 'load' | 'start' | 'cancel' | 'clear'>;

/** Reads one file after the other; what happens to the one whose turn it is can be seen in `media`. */
export function createMediaQueue(media: Media): MediaQueueStore {
  const state = createStore<{ items: readonly QueuedMedia[] }>(() => ({ items: [] }));
  let count = 0;
  let running = false;

  const change = (id: number, changed: Partial<QueuedMedia>) =>
    state.setState(({ items }) => ({
      items: items.map((item) => (item.id === id ? { ...item, ...changed } : item)),
    }));
  const find = (id: number) => state.getState().items.find((item) => item.id === id);

  function enqueue(file: File, transcript: File | null): void {
    count += 1;
    const item = { id: count, file, transcript, status: 'waiting' as const, problems: [], made: null };
    state.setState(({ items }) => ({ items: [...items, item] }));
  }

  /** A file that is open and was not begun would be lost to the next one: it waits in front. */
  function enqueueOpen(): void {
    const { file, transcript, made, progress } = media.state.getState();
    if (running || progress || made || !file) return;
    const words = transcript.trim() === '' ? null : new File([transcript], `${file.file.name}.srt`);
    enqueue(file.file, words);
    media.clear();
  }

  async function read({ id, file, transcript }: QueuedMedia): Promise<void> {
    change(id, { status: 'reading' });
    media.clear();
    const isCancelled = () => find(id)?.status !== 'reading';
    await Promise.race([media.load({ file, transcript }), when(state, isCancelled)]);
    if (!isCancelled() && media.state.getState().file) await media.start();
    const { made, kept, problem, notes, transcriptNotes } = media.state.getState();
    if (made) {
      change(id, {
        status: 'done',
        problems: [...transcriptNotes, ...notes],
        made: { id: made.recording.id, title: made.title, kept },
      });
    } else if (problem) change(id, { status: 'failed', problems: [problem] });
    else change(id, { status: 'cancelled' });
  }

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    try {
      for (;;) {
        await when(media.state, ({ progress, opening }) => progress === null && opening === null);
        const next = state.getState().items.find(({ status }) => status === 'waiting');
        if (!next) break;
        await read(next);
      }
    } finally {
      running = false;
    }
  }

  /** Gives transcripts that came alone to files of their name that still wait. @returns the others */
  function handOut(transcripts: readonly File[]): File[] {
    return transcripts.filter((transcript) => {
      const item = state
        .getState()
        .items.find(
          ({ status, file, transcript: has }) =>
            status === 'waiting' && !has && goWith(transcript.name, file.name),
        );
      if (item) change(item.id, { transcript });
      return !item;
    });
  }

  return {
    state,
    load({ media: brought, transcripts }, { atOnce = false } = {}) {
      const busy = () =>
        running || media.state.getState().progress !== null || media.state.getState().opening !== null;
      const [only] = brought;
      const left = handOut(transcripts);
      if (only && brought.length === 1 && !busy() && !atOnce) {
        void media.load(only);
        return left;
      }
      if (brought.length > 0) {
        if (!busy()) enqueueOpen();
        for (const { file, transcript } of brought) enqueue(file, transcript);
        void run();
        return left;
      }
      const [words, ...others] = left;
      if (!words || busy() || atOnce) return left;
      void media.load({ file: null, transcript: words });
      return others;
    },
    cancel(id) {
      const item = find(id);
      if (item?.status === 'waiting') {
        state.setState(({ items }) => ({ items: items.filter((one) => one !== item) }));
      } else if (item?.status === 'reading') {
        change(id, { status: 'cancelled' });
        // While it is being opened there is nothing to cancel yet.
        if (media.state.getState().progress) media.cancel();
        else media.clear();
      }
    },
    clear: () =>
      state.setState(({ items }) => ({
        items: items.filter(({ status }) => status === 'waiting' || status === 'reading'),
      })),
  };
}
