import { expect, it } from 'vitest';
import { makeClip } from './media-clip.test-fixture.ts';
import { openPageSound, type PageSound } from './page-sound.ts';
import { allSound, opened } from './read-media.test-fixture.ts';

const RATE = 16_000;

async function all(sound: PageSound): Promise<number[]> {
  const samples: number[] = [];
  for (;;) {
    const outcome = await sound.next();
    if (!outcome.ok) throw new Error(outcome.problem.code);
    if (!outcome.value) return samples;
    samples.push(...outcome.value);
  }
}

it.each([0, 0.5])(
  'the page decodes what the worker decodes, where it begins (%s s)',
  async (startSeconds) => {
    const sound = { hertz: 440, seconds: 2, rate: 48_000, second: 1, startSeconds };
    const file = await makeClip({ container: 'mkv', pictureSeconds: [0, 1, 2], sound });
    const media = await opened(file);
    expect(media.overview.sound?.startSeconds).toBeCloseTo(startSeconds, 2);
    const expected = await allSound(media);
    media.close();

    const page = openPageSound(file, media.overview.sound?.startSeconds ?? Number.NaN);
    const given = await all(page);
    expect(given.length / RATE).toBeCloseTo(expected.length / RATE, 1);
    for (let at = 0; at + RATE / 4 <= Math.min(given.length, expected.length); at += RATE / 4) {
      const power = (samples: ArrayLike<number>) =>
        Array.from({ length: RATE / 4 }, (_, i) => (samples[at + i] ?? 0) ** 2).reduce((a, b) => a + b, 0);
      expect(power(given), `${at / RATE} s`).toBeCloseTo(power(expected), -2);
    }
    page.restart();
    expect(await all(page)).toEqual(given);
  },
);

it('says that a file has no sound it can decode', async () => {
  const outcome = await openPageSound(new File(['a letter'], 'letter.mp4'), 0).next();
  expect(outcome).toEqual({ ok: false, problem: { code: 'media-damaged', detail: 'letter.mp4' } });
});
