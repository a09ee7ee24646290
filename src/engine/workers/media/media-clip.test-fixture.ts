import {
  AudioSample,
  AudioSampleSource,
  BufferTarget,
  CanvasSource,
  MkvOutputFormat,
  Mp4OutputFormat,
  OggOutputFormat,
  Output,
  type Rotation,
  WavOutputFormat,
} from 'mediabunny';

/** What a film for a test is made of. */
export interface ClipOptions {
  container: 'mp4' | 'mkv' | 'wav' | 'ogg';
  /** Of the picture; VP8 by default. */
  codec?: 'vp8' | 'vp9' | 'av1';
  /** Of each picture; the last lasts a tenth of a second. */
  pictureSeconds?: readonly number[];
  /** How players turn the picture, clockwise. */
  rotation?: Rotation;
  /** Pictures whose lower half is half transparent. */
  transparent?: boolean;
  sound?: {
    hertz: number;
    seconds: number;
    rate: number;
    startSeconds?: number;
    /** What the second channel has of the first; nothing by default, the opposite at -1. */
    second?: number;
  };
}

const WIDTH = 160;
const HEIGHT = 96;

/** A film as this browser encodes it: red above, blue below, and a tone on two channels. */
export async function makeClip({
  container,
  codec = 'vp8',
  pictureSeconds,
  rotation,
  transparent,
  sound,
}: ClipOptions): Promise<File> {
  const formats = { mp4: Mp4OutputFormat, mkv: MkvOutputFormat, wav: WavOutputFormat, ogg: OggOutputFormat };
  const target = new BufferTarget();
  const output = new Output({ format: new formats[container](), target });
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const pictures = new CanvasSource(canvas, {
    codec,
    bitrate: 200_000,
    alpha: transparent ? 'keep' : 'discard',
  });
  if (pictureSeconds) output.addVideoTrack(pictures, rotation === undefined ? {} : { rotation });
  const tone = new AudioSampleSource(
    container === 'wav' ? { codec: 'pcm-s16' } : { codec: 'opus', bitrate: 64_000 },
  );
  if (sound) output.addAudioTrack(tone);
  await output.start();
  if (sound) await addTone(tone, sound);
  for (const [index, seconds] of (pictureSeconds ?? []).entries()) {
    paint(canvas, transparent ? '#0000d080' : '#0000d0');
    await pictures.add(seconds, (pictureSeconds?.[index + 1] ?? seconds + 0.1) - seconds);
  }
  await output.finalize();
  if (!target.buffer) throw new Error('The film was not made.');
  return new File([target.buffer], `clip.${container}`);
}

function paint(canvas: OffscreenCanvas, below: string): void {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.clearRect(0, 0, WIDTH, HEIGHT);
  for (const [index, colour] of ['#d00000', below].entries()) {
    context.fillStyle = colour;
    context.fillRect(0, (index * HEIGHT) / 2, WIDTH, HEIGHT / 2);
  }
}

async function addTone(
  source: AudioSampleSource,
  { hertz, seconds, rate, startSeconds = 0, second = 0 }: NonNullable<ClipOptions['sound']>,
): Promise<void> {
  const frames = Math.round(seconds * rate);
  const data = Float32Array.from({ length: 2 * frames }, (_, i) => {
    const value = 0.5 * Math.sin((2 * Math.PI * hertz * (i % frames)) / rate);
    return i < frames ? value : second * value;
  });
  const init = {
    format: 'f32-planar',
    numberOfChannels: 2,
    sampleRate: rate,
    timestamp: startSeconds,
  } as const;
  const sample = new AudioSample({ ...init, data });
  await source.add(sample);
  sample.close();
}
