import type { MediaOverview } from '../../../capture/media-file/open-media-file.ts';
import type { MediaNote } from '../../../capture/media-file/read-media.ts';
import type { MediaPicture } from '../../../capture/media-file/read-pictures.ts';
import { oneShotWorker } from '../../one-shot-worker.ts';
import type { Outcome } from '../../worker-scope.ts';
import type { MediaApi } from './media.worker.ts';
import { copyingSoundEndsPage, openPageSound } from './page-sound.ts';

/** A media file being read once through, decoded in a worker of its own. */
export interface OpenMedia {
  overview: MediaOverview;
  /** The next second or so of 16 kHz mono sound, from second 0 on; null at the end. */
  nextSound(): Promise<Outcome<Float32Array | null>>;
  /** The next sound is that of second 0 again. */
  restartSound(): Promise<void>;
  /** The next picture, in order of time; null at the end. Whoever takes it closes it. */
  nextPicture(): Promise<Outcome<MediaPicture | null>>;
  /** What turned out while it was read: where it is broken, and the like. */
  notes(): Promise<MediaNote[]>;
  /** Calls under way never answer then. */
  close(): void;
}

/**
 * Opens a video or audio file.
 * @returns why not, when it is none, or none that this browser decodes
 */
export async function openMedia(file: File): Promise<Outcome<OpenMedia>> {
  const worker = new Worker(new URL('./media.worker.ts', import.meta.url), { type: 'module', name: 'media' });
  const { api, answer, close } = oneShotWorker<MediaApi>(worker, (detail) => ({
    code: 'media-damaged',
    detail,
  }));
  const outcome = await answer(api.open(file) as Promise<Outcome<MediaOverview>>);
  if (!outcome.ok) {
    close();
    return outcome;
  }
  const { sound } = outcome.value;
  const pageSound =
    sound && copyingSoundEndsPage(navigator.userAgent) ? openPageSound(file, sound.startSeconds) : null;
  return {
    ok: true,
    value: {
      overview: outcome.value,
      nextSound: () => pageSound?.next() ?? answer(api.nextSound() as Promise<Outcome<Float32Array | null>>),
      restartSound: async () => (pageSound ? pageSound.restart() : api.restartSound()),
      nextPicture: () => answer(api.nextPicture() as Promise<Outcome<MediaPicture | null>>),
      // A worker that failed has said so already.
      notes: async () => {
        const told: Promise<MediaNote[]> = api.notes();
        const notes = await answer<MediaNote[]>(told.then((value) => ({ ok: true as const, value })));
        return notes.ok ? notes.value : [];
      },
      close,
    },
  };
}
