import { type InputVideoTrack, type VideoSample, VideoSampleSink } from 'mediabunny';
import { isSmallMachine } from '../small-machine.ts';
import { opaqueSamples } from './opaque-samples.ts';

/** A picture of a film, upright, and its time. Whoever receives it closes it. */
export interface MediaPicture {
  picture: ImageBitmap;
  seconds: number;
}

/** Where a track's session begins on the file's own clock, and how long it lasts. */
export interface MediaSpan {
  originSeconds: number;
  durationSeconds: number;
}

/** As many as a camera gives the live session on a large and on a small machine; films with more lose some, evenly. */
const PICTURES_PER_SECOND = 25;
const FEWER_PICTURES_PER_SECOND = 12.5;
/** A face is found as well at this size, and much faster than in 4K. */
const LONGEST_SIDE_PIXELS = 640;
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
  track: InputVideoTrack,
  { originSeconds, durationSeconds }: MediaSpan,
  rate = picturesPerSecond(),
): AsyncGenerator<MediaPicture, void> {
  const draw = createPainter();
  const samples = (await track.canBeTransparent())
    ? opaqueSamples(track)
    : new VideoSampleSink(track).samples();
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
  if (!context) throw new Error('This browser gives a worker no canvas.');
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
