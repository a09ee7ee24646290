import { type InputVideoTrack, type VideoSample, VideoSampleSink } from 'mediabunny';
import { isSmallMachine } from '../small-machine.ts';
import { createGapWatch } from './gap-watch.ts';
import type { BreakList } from './mend/breaks.ts';
import { opaqueSamples } from './opaque-samples.ts';
import { unbroken } from './unbroken.ts';

/** A picture of a film, upright, and its time. Whoever receives it closes it. */
export interface MediaPicture {
  picture: ImageBitmap;
  seconds: number;
}

/** Where a track's session begins on the file's own clock, how long it lasts, and what could not be decoded of it. */
export interface MediaSpan {
  originSeconds: number;
  durationSeconds: number;
  breaks: BreakList;
  /** A spot was left out of the file: gaps are looked for. */
  broken: boolean;
}

/** A track and what decodes it; `mended` when it is not what the file says. */
export interface PictureTrack {
  track: InputVideoTrack;
  config: VideoDecoderConfig;
  mended: boolean;
}

/** As many as a camera gives the live session on a large and on a small machine; films with more lose some, evenly. */
const PICTURES_PER_SECOND = 25;
const FEWER_PICTURES_PER_SECOND = 12.5;
/** A face is found as well at this size, and much faster than in 4K. */
const LONGEST_SIDE_PIXELS = 640;
/** Fewer pictures than this nobody misses. */
const GAP_SECONDS = 0.1;
/** Times are multiples of some container's tick: a picture that misses its slot by less is in it. */
const ROUNDING_SLOTS = 1e-2;

export function picturesPerSecond(): number {
  return isSmallMachine() ? FEWER_PICTURES_PER_SECOND : PICTURES_PER_SECOND;
}

/**
 * Pictures of a track: the first in each slot of time, however irregularly they come. Turned upright and to square
 * pixels as a player does.
 */
export async function* readPictures(
  { track, config, mended }: PictureTrack,
  { originSeconds, durationSeconds, breaks, broken }: MediaSpan,
  rate = picturesPerSecond(),
): AsyncGenerator<MediaPicture, void> {
  const draw = createPainter();
  const own = mended || (await track.canBeTransparent());
  const sink = new VideoSampleSink(track);
  const samplesFrom = (from: number, again: boolean) =>
    own || again ? opaqueSamples(track, config, from, breaks) : sink.samples(from);
  const watch = createGapWatch();
  const samples = unbroken({
    track,
    samplesFrom,
    breaks,
    // In some files a picture lasts until the next, however long that is.
    endOf: ({ timestamp }) => timestamp,
    isGap: (seconds) => watch.isGap(seconds) && broken && seconds > GAP_SECONDS,
    since: Number.NEGATIVE_INFINITY,
  });
  let lastSlot = -1;
  for await (const sample of samples) {
    const seconds = sample.timestamp - originSeconds;
    const slot = Math.floor(seconds * rate + ROUNDING_SLOTS);
    const wanted = seconds >= 0 && slot > lastSlot && seconds <= durationSeconds;
    let picture: ImageBitmap | null = null;
    try {
      if (wanted) picture = draw(sample);
    } finally {
      sample.close();
    }
    if (!picture) continue;
    lastSlot = slot;
    yield { picture, seconds };
  }
}

function createPainter(): (sample: VideoSample) => ImageBitmap {
  const canvas = new OffscreenCanvas(1, 1);
  // In main memory: the picture goes to another worker next.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error('This browser has no canvas in workers.');
  return (sample) => {
    const { displayWidth, displayHeight } = sample;
    const scale = Math.min(1, LONGEST_SIDE_PIXELS / Math.max(displayWidth, displayHeight));
    const width = Math.max(1, Math.round(displayWidth * scale));
    const height = Math.max(1, Math.round(displayHeight * scale));
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    sample.draw(context, 0, 0, width, height);
    return canvas.transferToImageBitmap();
  };
}
