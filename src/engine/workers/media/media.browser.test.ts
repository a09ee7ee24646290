import { expect, it, onTestFinished } from 'vitest';
import { picturesPerSecond } from '../../../capture/media-file/read-pictures.ts';
import { type OpenMedia, openMedia } from './media.ts';
import { makeClip } from './media-clip.test-fixture.ts';
import { allSound, opened } from './read-media.test-fixture.ts';

interface Seen {
  seconds: number;
  width: number;
  height: number;
  /** Red, green, blue in the middle of the top edge. */
  top: number[];
}

async function allPictures(media: OpenMedia): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (;;) {
    const outcome = await media.nextPicture();
    if (!outcome.ok) throw new Error(outcome.problem.detail);
    if (!outcome.value) return seen;
    const { picture, seconds } = outcome.value;
    const { width, height } = picture;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    context?.drawImage(picture, 0, 0);
    const top = [...(context?.getImageData(width / 2, 4, 1, 1).data ?? [])].slice(0, 3);
    seen.push({ seconds, width, height, top });
    picture.close();
  }
}

/** Hertz, by counting rises through zero. */
function pitchOf(samples: Float32Array): number {
  let rises = 0;
  for (let i = 1; i < samples.length; i += 1) {
    if ((samples[i - 1] as number) < 0 && (samples[i] as number) >= 0) rises += 1;
  }
  return (rises * 16_000) / samples.length;
}

const rate = picturesPerSecond();
const every = (step: number, seconds: number) =>
  Array.from({ length: Math.round(seconds / step) }, (_, i) => i * step);

it('reads sound and pictures of a film on one clock', async () => {
  const file = await makeClip({
    container: 'mkv',
    pictureSeconds: every(1 / 60, 2),
    sound: { hertz: 440, seconds: 1.5, rate: 48_000, startSeconds: 0.5 },
  });
  const media = await opened(file);
  expect(media.overview.picture).toEqual({ codec: 'vp8', width: 160, height: 96 });
  expect(media.overview.sound).toMatchObject({ codec: 'opus', sampleRateHertz: 48_000, channels: 2 });
  expect(media.overview.durationSeconds).toBeGreaterThan(1.9);
  expect(media.overview.durationSeconds).toBeLessThan(2.2);

  const [sound, pictures] = await Promise.all([allSound(media), allPictures(media)]);
  expect(sound.length / 16_000).toBeCloseTo(2, 1);
  const loud = (from: number, to: number) => Math.max(...sound.slice(16_000 * from, 16_000 * to));
  expect(loud(0, 0.45)).toBeLessThan(0.01);
  // One channel of two has a tone of half the full amplitude.
  expect(loud(0.6, 1.9)).toBeGreaterThan(0.2);
  expect(loud(0.6, 1.9)).toBeLessThan(0.3);
  expect(pitchOf(sound.slice(9_600, 30_000))).toBeCloseTo(440, -1);

  expect(Math.abs(pictures.length - 2 * rate)).toBeLessThanOrEqual(2);
  pictures.forEach(({ seconds }, i) => {
    expect(seconds).toBeGreaterThan((pictures[i - 1]?.seconds ?? -1) + 0.5 / rate);
  });
});

it('takes pictures as they come where they come seldom and irregularly', async () => {
  const slots = [0, 1.2, 1.4, 10, 20, 20.3, 21.1, 37.5];
  const pictureSeconds = slots.map((slot) => slot / rate);
  const media = await opened(await makeClip({ container: 'mp4', pictureSeconds }));
  expect(media.overview.sound).toBeNull();
  expect(await allSound(media)).toHaveLength(0);
  const seen = (await allPictures(media)).map(({ seconds }) => Math.round(10 * rate * seconds) / 10);
  expect(seen).toEqual([0, 1.2, 10, 20, 21.1, 37.5]);
});

it.each([
  { rotation: 0, size: [160, 96], top: 'red' },
  { rotation: 180, size: [160, 96], top: 'blue' },
  { rotation: 90, size: [96, 160], top: null },
] as const)(
  'turns the picture of a phone held at $rotation degrees upright',
  async ({ rotation, size, top }) => {
    const media = await opened(await makeClip({ container: 'mp4', pictureSeconds: [0, 0.2], rotation }));
    const [first] = await allPictures(media);
    expect([first?.width, first?.height]).toEqual(size);
    const [red = 0, , blue = 0] = first?.top ?? [];
    if (top === 'red') expect(red).toBeGreaterThan(blue + 100);
    if (top === 'blue') expect(blue).toBeGreaterThan(red + 100);
  },
);

it('takes pictures of a film whose transparency is stored beside them', async () => {
  const pictureSeconds = every(0.1, 3);
  const file = await makeClip({ container: 'mkv', pictureSeconds, transparent: true, rotation: 180 });
  const seen = await allPictures(await opened(file));
  expect(seen).toHaveLength(pictureSeconds.length);
  expect(seen.at(-1)?.seconds).toBeCloseTo(2.9, 2);
  // Upside down: what was blue below is above.
  const [red = 0, , blue = 0] = seen[0]?.top ?? [];
  expect(blue).toBeGreaterThan(red + 50);
});

it('reads sound alone', async () => {
  const sound = { hertz: 300, seconds: 1.25, rate: 44_100 };
  const media = await opened(await makeClip({ container: 'wav', sound }));
  expect(media.overview.picture).toBeNull();
  const samples = await allSound(media);
  expect(samples).toHaveLength(20_000);
  expect(pitchOf(samples)).toBeCloseTo(300, -1);
  expect(await allPictures(media)).toEqual([]);
});

it('refuses what it cannot read, and says why', async () => {
  const refused = async (file: File) => {
    const outcome = await openMedia(file);
    return outcome.ok ? null : outcome.problem;
  };
  const film = await makeClip({ container: 'mp4', pictureSeconds: [0, 0.2] });
  const bytes = new Uint8Array(await film.arrayBuffer());
  expect(await refused(new File([], 'nothing.mp4'))).toMatchObject({ code: 'media-unreadable' });
  const text = new File(['a letter to a friend'], 'letter.mp4');
  expect(await refused(text)).toEqual({ code: 'media-unreadable', detail: 'letter.mp4' });
  const cut = await refused(new File([bytes.slice(0, 60)], 'cut.mp4'));
  expect(cut?.code).toMatch(/^media-(unreadable|empty)$/);
  expect((await opened(film)).overview.leftOut).toEqual([]);
  // A playlist names other addresses.
  const playlist = new File(['#EXTM3U\n#EXTINF:4,\nhttps://elsewhere.example/a.ts\n'], 'list.m3u8');
  expect(await refused(playlist)).toMatchObject({ code: 'media-unreadable' });
});

it('takes what there is of a film that was cut off, and says so', async () => {
  const film = await makeClip({ container: 'mp4', pictureSeconds: every(0.04, 4) });
  const whole = await allPictures(await opened(film));
  const media = await opened(new File([film.slice(0, (film.size * 3) / 4)], 'cut.mp4'));
  const seen = await allPictures(media);
  expect(seen.length).toBeGreaterThan(1);
  expect(seen.length).toBeLessThan(whole.length);
  const { durationSeconds, leftOut } = media.overview;
  expect(durationSeconds - (seen.at(-1)?.seconds ?? 0)).toBeLessThan(0.2);
  expect(leftOut).toEqual([{ code: 'media-cut-off', detail: `${durationSeconds.toFixed(1)} s (cut.mp4)` }]);
});

it('comes to an end with a film whose pictures are noise, and never calls it anything else', async () => {
  const film = await makeClip({ container: 'mkv', pictureSeconds: every(0.04, 2) });
  const bytes = new Uint8Array(await film.arrayBuffer());
  // Noise in place of coded pictures.
  for (let i = Math.floor(bytes.length / 3); i < bytes.length - 200; i += 1) bytes[i] = (i * 197) % 251;
  const outcome = await openMedia(new File([bytes], 'noise.mkv'));
  if (!outcome.ok) {
    expect(outcome.problem.code).toMatch(/^media-/);
    return;
  }
  onTestFinished(outcome.value.close);
  for (let count = 0; count < 100; count += 1) {
    const next = await outcome.value.nextPicture();
    if (!next.ok) {
      expect(next.problem.code).toBe('media-damaged');
      return;
    }
    if (!next.value) return;
    next.value.picture.close();
  }
});
