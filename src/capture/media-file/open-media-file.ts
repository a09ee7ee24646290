import {
  ADTS,
  BlobSource,
  EncodedPacketSink,
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
import { MediaFileError, type MediaFileProblemCode } from './media-file-error.ts';
import { type MediaPicture, readPictures } from './read-pictures.ts';
import { readSound } from './read-sound.ts';

/** What is in a media file, without decoding it. */
export interface MediaOverview {
  durationSeconds: number;
  /** Null: there is none that this browser decodes. */
  sound: { codec: string; sampleRateHertz: number; channels: number } | null;
  picture: { codec: string; width: number; height: number } | null;
  /** Tracks there are and this browser does not decode, and whether the file ends before they do. */
  leftOut: { code: MediaFileProblemCode; detail: string }[];
}

/** A media file that can be read once through. Its second 0 is where the earlier of its tracks begins. */
export interface MediaFile {
  overview: MediaOverview;
  /** Mono sound at 16 kHz from second 0 on, about a second at a time; nothing when there is no sound. */
  sound(): AsyncGenerator<Float32Array, void>;
  /** Upright pictures in order of time, as many a second as `picturesPerSecond` says at most; whoever takes one closes it. */
  pictures(): AsyncGenerator<MediaPicture, void>;
  close(): void;
}

/** Playlists are left out: they are addresses, and nothing is fetched for a file. */
const FORMATS = [MP4, QTFF, MATROSKA, WEBM, WAVE, OGG, MP3, FLAC, ADTS, MPEG_TS];
/** Everything about a session is kept in memory, some sixty kilobytes a second. */
export const LONGEST_MEDIA_SECONDS = 30 * 60;

/**
 * Opens a video or audio file.
 * @throws MediaFileError when it is no media file, holds nothing this browser decodes, or is too long
 */
export async function openMediaFile(file: File): Promise<MediaFile> {
  const input = new Input({ formats: FORMATS, source: new BlobSource(file) });
  try {
    return await opened(input, file.name);
  } catch (cause) {
    input.dispose();
    if (cause instanceof MediaFileError) throw cause;
    throw new MediaFileError('media-unreadable', `${file.name} (${wordsOf(cause)})`, { cause });
  }
}

async function opened(input: Input, name: string): Promise<MediaFile> {
  if (!(await input.canRead())) throw new MediaFileError('media-unreadable', name);
  const audio = await input.getPrimaryAudioTrack();
  const video = await input.getPrimaryVideoTrack();
  const [hears, sees] = await Promise.all([audio?.canDecode(), video?.canDecode()]);
  const [soundTrack, pictureTrack] = [hears ? audio : null, sees ? video : null];
  const leftOut: MediaOverview['leftOut'] = [
    ...(audio && !hears ? [{ code: 'media-sound-left-out' as const, detail: await codecOf(audio) }] : []),
    ...(video && !sees ? [{ code: 'media-picture-left-out' as const, detail: await codecOf(video) }] : []),
  ];
  const tracks = [soundTrack, pictureTrack].filter((track) => track !== null);
  if (tracks.length === 0 && leftOut.length === 0) throw new MediaFileError('media-empty', name);
  if (tracks.length === 0) {
    const codecs = leftOut.map(({ detail }) => detail).join(', ');
    throw new MediaFileError('media-undecodable', `${name} (${codecs})`);
  }

  const originSeconds = Math.max(0, await input.getFirstTimestamp(tracks));
  const durationSeconds = (await input.computeDuration(tracks)) - originSeconds;
  if (!(durationSeconds > 0)) throw new MediaFileError('media-empty', name);
  if (durationSeconds > LONGEST_MEDIA_SECONDS) {
    throw new MediaFileError('media-long', `${name}: ${Math.ceil(durationSeconds / 60)}`);
  }
  if (await isCutOff(tracks)) leftOut.push({ code: 'media-cut-off', detail: name });
  const span = { originSeconds, durationSeconds };
  return {
    overview: {
      durationSeconds,
      sound: soundTrack && (await soundOverview(soundTrack)),
      picture: pictureTrack && (await pictureOverview(pictureTrack)),
      leftOut,
    },
    sound: () => named(soundTrack ? readSound(soundTrack, span) : none()),
    pictures: () => named(pictureTrack ? readPictures(pictureTrack, span) : none()),
    close: () => input.dispose(),
  };
}

/** A copy that broke off names, at its beginning, a last packet that it has not. */
async function isCutOff(tracks: readonly (InputAudioTrack | InputVideoTrack)[]): Promise<boolean> {
  const last = await Promise.all(
    tracks.map((track) => new EncodedPacketSink(track).getPacket(Number.POSITIVE_INFINITY)),
  );
  return last.some((packet) => packet === null);
}

async function soundOverview(track: InputAudioTrack): Promise<MediaOverview['sound']> {
  return {
    codec: await codecOf(track),
    sampleRateHertz: await track.getSampleRate(),
    channels: await track.getNumberOfChannels(),
  };
}

async function pictureOverview(track: InputVideoTrack): Promise<MediaOverview['picture']> {
  return {
    codec: await codecOf(track),
    width: await track.getDisplayWidth(),
    height: await track.getDisplayHeight(),
  };
}

async function codecOf(track: InputTrack): Promise<string> {
  return (await track.getCodec()) ?? String((await track.getInternalCodecId()) ?? '?');
}

async function* none(): AsyncGenerator<never, void> {}

/** A decoder that stops half-way says so in its own words. */
async function* named<Item>(items: AsyncGenerator<Item, void>): AsyncGenerator<Item, void> {
  try {
    yield* items;
  } catch (cause) {
    if (cause instanceof MediaFileError) throw cause;
    throw new MediaFileError('media-damaged', wordsOf(cause), { cause });
  }
}

function wordsOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
