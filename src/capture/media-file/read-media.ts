import type { InputAudioTrack } from 'mediabunny';
import { MediaFileError, type MediaFileProblemCode } from './media-file-error.ts';
import type { Break } from './mend/breaks.ts';
import { type BreakList, collectBreaks, spotsText } from './mend/breaks.ts';
import { type MediaPicture, type PictureTrack, readPictures } from './read-pictures.ts';
import { readSound } from './read-sound.ts';

/** Said of a file that is used all the same. */
export interface MediaNote {
  code: MediaFileProblemCode;
  detail: string;
}

/** The sound and the pictures of a file, each read once through. */
export interface MediaReading {
  /** Mono sound at 16 kHz from second 0 on, about a second at a time; nothing when there is no sound. */
  sound(): AsyncGenerator<Float32Array, void>;
  /** Upright pictures in order of time, as many a second as `picturesPerSecond` says at most; whoever takes one closes it. */
  pictures(): AsyncGenerator<MediaPicture, void>;
  /** What turned out while it was read: where it is broken, and the like. */
  notes(): MediaNote[];
}

interface Span {
  originSeconds: number;
  durationSeconds: number;
  broken: boolean;
  spots?: readonly Break[];
}

/** @param tracks parts of one sound track, and a picture track */
export function readMedia(
  name: string,
  tracks: { sound: readonly InputAudioTrack[]; picture: PictureTrack | null },
  { originSeconds, durationSeconds, broken, spots = [] }: Span,
): MediaReading {
  const breaks = {
    sound: collectBreaks(originSeconds, durationSeconds),
    picture: collectBreaks(originSeconds, durationSeconds),
  };
  for (const spot of spots) breaks.sound.add(spot);
  const span = { originSeconds, durationSeconds, broken };
  const unread = new Set([
    ...(tracks.sound.length > 0 ? (['sound'] as const) : []),
    ...(tracks.picture ? (['picture'] as const) : []),
  ]);
  let anything = false;
  let cancelledSeconds: number | null = null;

  /** A file of which nothing at all can be decoded is no session. */
  async function* something<Item>(
    kind: 'sound' | 'picture',
    items: AsyncGenerator<Item, void>,
  ): AsyncGenerator<Item, void> {
    for await (const item of items) {
      anything = true;
      yield item;
    }
    if (unread.delete(kind) && unread.size === 0 && !anything)
      throw new MediaFileError('media-damaged', name);
  }

  return {
    sound() {
      const onCancelled = (seconds: number) => {
        cancelledSeconds ??= seconds;
      };
      return something('sound', readSound(tracks.sound, { ...span, breaks: breaks.sound }, onCancelled));
    },
    pictures: () =>
      tracks.picture
        ? something('picture', readPictures(tracks.picture, { ...span, breaks: breaks.picture }))
        : none(),
    notes: () => [
      ...brokenNote('media-sound-broken', breaks.sound),
      ...brokenNote('media-picture-broken', breaks.picture),
      ...(cancelledSeconds === null
        ? []
        : [{ code: 'media-channels-cancel' as const, detail: `${cancelledSeconds.toFixed(1)} s` }]),
    ],
  };
}

function brokenNote(code: MediaFileProblemCode, breaks: BreakList): MediaNote[] {
  const spots = breaks.spots();
  return spots.length === 0 ? [] : [{ code, detail: spotsText(spots) }];
}

async function* none(): AsyncGenerator<never, void> {}
