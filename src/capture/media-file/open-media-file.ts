import {
  ADTS,
  BlobSource,
  FLAC,
  Input,
  type InputAudioTrack,
  type InputTrack,
  type InputVideoTrack,
  MATROSKA,
  MP3,
  MP4,
  MPEG_TS,
  OGG,
  QTFF,
  WAVE,
  WEBM,
} from 'mediabunny';
import { decodableConfig } from './decodable-config.ts';
import { MediaFileError } from './media-file-error.ts';
import { mendMedia } from './mend/mend-media.ts';
import type { Mended } from './mend/mended.ts';
import { lacksIndex } from './mp4-index.ts';
import { type MediaNote, type MediaReading, readMedia } from './read-media.ts';
import type { PictureTrack } from './read-pictures.ts';
import { trackEnd } from './track-end.ts';
import {
  codecOf,
  type PictureOverview,
  pictureOverview,
  type SoundOverview,
  soundOverview,
} from './track-overview.ts';

/** What is in a media file, without decoding it. */
export interface MediaOverview {
  durationSeconds: number;
  /** Null: there is none that this browser decodes. */
  sound: SoundOverview | null;
  picture: PictureOverview | null;
  /** Tracks there are and this browser does not decode, and whether the file ends before they do. */
  leftOut: MediaNote[];
}

/** A media file that can be read once through. Its second 0 is where the earlier of its tracks begins. */
export interface MediaFile extends MediaReading {
  overview: MediaOverview;
  close(): void;
}

/** Playlists are left out: they are addresses, and nothing is fetched for a file. */
const FORMATS = [MP4, QTFF, MATROSKA, WEBM, WAVE, OGG, MP3, FLAC, ADTS, MPEG_TS];
/** Everything about a session is kept in memory, some sixty kilobytes a second. */
export const LONGEST_MEDIA_SECONDS = 30 * 60;
/** What stands in a file's head may be rounded. */
const SHORT_OF_PROMISE_SECONDS = 0.3;

/**
 * Opens a video or audio file.
 * @throws MediaFileError when it is no media file, holds nothing this browser decodes, or is too long
 */
export async function openMediaFile(file: File): Promise<MediaFile> {
  const mended = await mendMedia(file);
  const inputs = mended.parts.map((part) => new Input({ formats: FORMATS, source: new BlobSource(part) }));
  try {
    return await opened(inputs, mended, file.name);
  } catch (cause) {
    for (const input of inputs) input.dispose();
    if (await lacksIndex(file)) throw new MediaFileError('media-index-missing', file.name, { cause });
    if (cause instanceof MediaFileError) throw cause;
    throw new MediaFileError('media-unreadable', file.name, { cause });
  }
}

async function opened(inputs: readonly Input[], mended: Mended, name: string): Promise<MediaFile> {
  const [input] = inputs;
  if (!input || !(await input.canRead())) throw new MediaFileError('media-unreadable', name);
  const [audio, video] = await Promise.all([input.getPrimaryAudioTrack(), input.getPrimaryVideoTrack()]);
  const [hears, picture] = await Promise.all([audio?.canDecode(), video && decodable(video)]);
  const heard = hears && audio ? [audio, ...(await soundOf(inputs.slice(1)))] : [];
  const leftOut: MediaNote[] = [
    ...(audio && !hears ? [{ code: 'media-sound-left-out' as const, detail: await codecOf(audio) }] : []),
    ...(video && !picture ? [{ code: 'media-picture-left-out' as const, detail: await codecOf(video) }] : []),
  ];
  const tracks = [...heard, ...(picture ? [picture.track] : [])];
  if (tracks.length === 0 && leftOut.length === 0) throw new MediaFileError('media-empty', name);
  if (tracks.length === 0) {
    const codecs = leftOut.map(({ detail }) => detail).join(', ');
    throw new MediaFileError('media-undecodable', `${name} (${codecs})`);
  }

  const span = await spanOf(input, tracks, mended);
  const { durationSeconds } = span;
  if (!(durationSeconds > 0)) throw new MediaFileError('media-empty', name);
  if (durationSeconds > LONGEST_MEDIA_SECONDS) {
    throw new MediaFileError('media-long', `${name}: ${Math.ceil(durationSeconds / 60)}`);
  }
  if (span.endMissing)
    leftOut.push({ code: 'media-cut-off', detail: `${durationSeconds.toFixed(1)} s (${name})` });
  const reading = readMedia(name, { sound: heard, picture }, { ...span, ...mended });
  return {
    ...reading,
    overview: {
      durationSeconds,
      sound: heard[0] ? await soundOverview(heard[0], span.originSeconds) : null,
      picture: picture && (await pictureOverview(picture.track)),
      leftOut,
    },
    close: () => {
      for (const one of inputs) one.dispose();
    },
  };
}

async function decodable(track: InputVideoTrack): Promise<PictureTrack | null> {
  const found = await decodableConfig(track);
  return found && { track, ...found };
}

async function soundOf(inputs: readonly Input[]): Promise<InputAudioTrack[]> {
  const tracks = await Promise.all(inputs.map((input) => input.getPrimaryAudioTrack()));
  return tracks.filter((track) => track !== null);
}

/** Where the session begins on the file's clock, how long it is, and whether the file promises more. */
async function spanOf(input: Input, tracks: readonly InputTrack[], { endMissing }: Mended) {
  const begins = await Promise.all(tracks.map((track) => track.getFirstTimestamp()));
  const ends = await Promise.all(tracks.map(trackEnd));
  const originSeconds = Math.max(0, Math.min(...begins));
  const end = Math.max(...ends.map(({ seconds }) => seconds));
  const format = await input.getFormat();
  const promised = format === MP3 || format === FLAC ? await input.getDurationFromMetadata() : null;
  return {
    originSeconds,
    durationSeconds: end - originSeconds,
    endMissing:
      endMissing || ends.some(({ whole }) => !whole) || (promised ?? 0) - end > SHORT_OF_PROMISE_SECONDS,
  };
}
