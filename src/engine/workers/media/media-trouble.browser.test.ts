import { expect, it } from 'vitest';
import { type OpenMedia, openMedia } from './media.ts';
import { type ClipOptions, makeClip } from './media-clip.test-fixture.ts';
import { allSound, opened } from './read-media.test-fixture.ts';

const RATE = 16_000;

async function pictureSeconds(media: OpenMedia): Promise<number[]> {
  const seconds: number[] = [];
  for (;;) {
    const outcome = await media.nextPicture();
    if (!outcome.ok) throw new Error(outcome.problem.code);
    if (!outcome.value) return seconds;
    seconds.push(outcome.value.seconds);
    outcome.value.picture.close();
  }
}

const loudness = (samples: Float32Array, from: number, until: number) =>
  Math.max(...samples.subarray(RATE * from, RATE * until).map(Math.abs));
const TONE = { hertz: 440, seconds: 6, rate: 48_000, second: 1 };

async function changed(
  file: File,
  change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>,
): Promise<File> {
  return new File([change(new Uint8Array(await file.arrayBuffer()))], file.name);
}

it.each(['mkv', 'mp4', 'ogg', 'wav'] as const)(
  '%s sound that was cut off is heard until there',
  async (container) => {
    const whole = await makeClip({ container, sound: TONE });
    const media = await opened(
      await changed(whole, (bytes) => bytes.slice(0, Math.floor(bytes.length * 0.6))),
    );
    const { durationSeconds, leftOut, picture } = media.overview;
    expect(leftOut).toEqual([
      { code: 'media-cut-off', detail: `${durationSeconds.toFixed(1)} s (clip.${container})` },
    ]);
    expect(picture).toBeNull();
    expect(durationSeconds).toBeGreaterThan(2.5);
    expect(durationSeconds).toBeLessThan(4.2);
    const sound = await allSound(media);
    expect(sound.length / RATE).toBeCloseTo(durationSeconds, 1);
    expect(loudness(sound, durationSeconds - 0.5, durationSeconds)).toBeGreaterThan(0.3);
  },
);

it.each(['mkv', 'mp4', 'ogg'] as const)(
  '%s sound with zeros in it is silent there, and all else at its time',
  async (container) => {
    const whole = await makeClip({ container, sound: TONE });
    const media = await opened(
      await changed(whole, (bytes) => bytes.fill(0, bytes.length / 2, bytes.length / 2 + 1500)),
    );
    const sound = await allSound(media);
    expect(sound.length / RATE).toBeCloseTo(6, 1);
    const [note, ...others] = await media.notes();
    expect(others).toEqual([]);
    expect(note?.code).toBe('media-sound-broken');
    const [from = 0, until = 0] = (note?.detail.match(/[\d.]+/g) ?? []).map(Number);
    expect(from).toBeGreaterThan(1.5);
    expect(until).toBeLessThan(4.5);
    expect(loudness(sound, 0.2, from - 0.1)).toBeGreaterThan(0.4);
    expect(loudness(sound, until + 0.1, 5.8)).toBeGreaterThan(0.4);
    let silent = 0;
    for (const value of sound.subarray(RATE, 5 * RATE)) if (Math.abs(value) < 1e-6) silent += 1;
    expect(silent / RATE).toBeGreaterThan(0.05);
  },
);

it.each([0.2, 0.35, 0.5, 0.75])(
  'sees a film on both sides of zeros in it, from %d of it on',
  async (part) => {
    const seconds = Array.from({ length: 150 }, (_, i) => i / 25);
    const whole = await makeClip({ container: 'mkv', pictureSeconds: seconds });
    const media = await opened(
      await changed(whole, (bytes) => bytes.fill(0, bytes.length * part, bytes.length * part + 800)),
    );
    const seen = await pictureSeconds(media);
    expect(seen[0]).toBe(0);
    expect(seen.at(-1)).toBeGreaterThan(2);
    const [note] = await media.notes();
    expect(note).toMatchObject({
      code: 'media-picture-broken',
      detail: expect.stringMatching(/^\d\.\d.* s$/),
    });
  },
);

/** Bytes behind the name of a box. */
function patchBox(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  at: number,
  change: (byte: number) => number,
) {
  const text = new TextDecoder('latin1').decode(bytes);
  const place = text.indexOf(name) + name.length + at;
  expect(place).toBeGreaterThan(name.length + at);
  bytes[place] = change(bytes[place] ?? 0);
  return bytes;
}

it.each([
  { codec: 'vp9', box: 'vpcC', at: 5, level: 0 },
  { codec: 'vp9', box: 'vpcC', at: 5, level: 99 },
  { codec: 'av1', box: 'av1C', at: 1, level: 31 },
] as const)('sees $codec that says it is of level $level', async ({ codec, box, at, level }) => {
  const encodable = await VideoEncoder.isConfigSupported({
    codec: codec === 'vp9' ? 'vp09.00.30.08' : 'av01.0.04M.08',
    width: 160,
    height: 96,
  });
  if (!encodable.supported) return;
  const pictures: ClipOptions = { container: 'mp4', codec, pictureSeconds: [0, 0.2, 0.4, 0.6] };
  const file = await changed(await makeClip(pictures), (bytes) =>
    patchBox(bytes, box, at, (byte) => (codec === 'av1' ? (byte & 0xe0) | level : level)),
  );
  const media = await opened(file);
  expect(media.overview).toMatchObject({ picture: { codec, width: 160, height: 96 }, leftOut: [] });
  expect(await pictureSeconds(media)).toHaveLength(4);
});

it.each([
  { second: -1, loud: 0.5, notes: ['media-channels-cancel'] },
  { second: -0.9, loud: 0.5, notes: ['media-channels-cancel'] },
  { second: 0, loud: 0.25, notes: [] },
  { second: 1, loud: 0.5, notes: [] },
])('hears two channels of which the second is $second of the first', async ({ second, loud, notes }) => {
  for (const container of ['wav', 'mkv'] as const) {
    const media = await opened(await makeClip({ container, sound: { ...TONE, seconds: 1.5, second } }));
    const sound = await allSound(media);
    expect(loudness(sound, 0.2, 1.3)).toBeGreaterThan(loud * 0.85);
    expect(loudness(sound, 0.2, 1.3)).toBeLessThan(loud * 1.15);
    expect((await media.notes()).map(({ code }) => code)).toEqual(notes);
  }
});

it('says of an MP4 that its index is missing', async () => {
  const whole = await makeClip({ container: 'mp4', pictureSeconds: [0, 0.2, 0.4] });
  const file = await changed(whole, (bytes) => {
    const view = new DataView(bytes.buffer);
    const boxes: Uint8Array<ArrayBuffer>[] = [];
    for (let at = 0; at < bytes.length; at += view.getUint32(at)) {
      const box = bytes.slice(at, at + view.getUint32(at));
      if (new TextDecoder().decode(box.subarray(4, 8)) !== 'moov') boxes.push(box);
    }
    return Uint8Array.from(boxes.flatMap((box) => [...box]));
  });
  const outcome = await openMedia(file);
  expect(outcome).toEqual({ ok: false, problem: { code: 'media-index-missing', detail: 'clip.mp4' } });
});

it('calls a sound of which nothing can be decoded damaged, by its name', async () => {
  const whole = await makeClip({ container: 'mp4', sound: { ...TONE, seconds: 1 } });
  const file = await changed(whole, (bytes) => {
    const text = new TextDecoder('latin1').decode(bytes);
    return bytes.fill(0, text.lastIndexOf('mdat') + 4);
  });
  const media = await opened(file);
  expect(await media.nextSound()).toMatchObject({
    ok: false,
    problem: { code: 'media-damaged', detail: 'clip.mp4' },
  });
});
