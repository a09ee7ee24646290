import { transfer } from 'comlink';
import { MediaFileError } from '../../../capture/media-file/media-file-error.ts';
import {
  type MediaFile,
  type MediaOverview,
  openMediaFile,
} from '../../../capture/media-file/open-media-file.ts';
import type { MediaNote } from '../../../capture/media-file/read-media.ts';
import type { MediaPicture } from '../../../capture/media-file/read-pictures.ts';
import { EngineError } from '../../engine-error.ts';
import { exposeWorker, type Outcome, outcomeOf } from '../../worker-scope.ts';

let media: MediaFile | null = null;
let sound: AsyncGenerator<Float32Array, void> | null = null;
let pictures: AsyncGenerator<MediaPicture, void> | null = null;
/** Decoded while the one before is being looked at. */
let nextPicture: Promise<IteratorResult<MediaPicture, void>> | null = null;

/** As data: an Error loses its own fields on the way out of a worker. */
async function naming<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof MediaFileError)) throw cause;
    throw new EngineError(cause.code, cause.detail, { cause });
  }
}

function pictureAhead(): Promise<IteratorResult<MediaPicture, void>> {
  pictures ??= media?.pictures() ?? null;
  if (!pictures) throw new Error('Asked for a picture before a file was open.');
  const next = pictures.next();
  // Whoever takes it sees the failure; until then it is nobody's.
  next.catch(() => undefined);
  return next;
}

const api = {
  open: (file: File): Promise<Outcome<MediaOverview>> =>
    outcomeOf(() =>
      naming(async () => {
        media = await openMediaFile(file);
        return media.overview;
      }),
    ),
  /** The next second or so of 16 kHz mono sound; null at the end. */
  nextSound: (): Promise<Outcome<Float32Array | null>> =>
    outcomeOf(() =>
      naming(async () => {
        sound ??= media?.sound() ?? null;
        const { value, done } = (await sound?.next()) ?? { done: true, value: undefined };
        return done || !value ? null : transfer(value, [value.buffer as ArrayBuffer]);
      }),
    ),
  restartSound(): void {
    sound = null;
  },
  /** The next picture; null at the end. */
  nextPicture: (): Promise<Outcome<MediaPicture | null>> =>
    outcomeOf(() =>
      naming(async () => {
        const { value, done } = await (nextPicture ?? pictureAhead());
        if (done || !value) return null;
        nextPicture = pictureAhead();
        return value;
      }),
    ).then((outcome) => (outcome.ok && outcome.value ? transfer(outcome, [outcome.value.picture]) : outcome)),
  notes: (): MediaNote[] => media?.notes() ?? [],
};

export type MediaApi = typeof api;
exposeWorker(api);
