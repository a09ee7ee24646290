import {
  BlobSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  MATROSKA,
  MkvOutputFormat,
  OGG,
  OggOutputFormat,
  Output,
  WavOutputFormat,
  WEBM,
} from 'mediabunny';
import { describe, expect, it } from 'vitest';
import { mendMedia } from './mend-media.ts';

const FORMATS = [MATROSKA, WEBM, OGG];
const PACKETS = 500;
const PACKET_SECONDS = 0.02;
/** Opus at 48 kHz: one frame of 20 ms follows. */
const OPUS_20_MILLISECONDS = 0xf8;
const OPUS_HEAD = Uint8Array.of(
  0x4f,
  0x70,
  0x75,
  0x73,
  0x48,
  0x65,
  0x61,
  0x64,
  1,
  1,
  0,
  0,
  0x80,
  0xbb,
  0,
  0,
  0,
  0,
  0,
);

/** Ten seconds of packets nobody has to decode. */
async function film(
  container: 'mkv' | 'ogg',
  { live = false, pictures = false } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const target = new BufferTarget();
  const format = container === 'ogg' ? new OggOutputFormat() : new MkvOutputFormat({ appendOnly: live });
  const output = new Output({ format, target });
  const audio = new EncodedAudioPacketSource('opus');
  output.addAudioTrack(audio);
  const video = new EncodedVideoPacketSource('vp8');
  if (pictures) output.addVideoTrack(video);
  await output.start();
  const decoderConfig = { codec: 'opus', numberOfChannels: 1, sampleRate: 48_000, description: OPUS_HEAD };
  for (let i = 0; i < PACKETS; i += 1) {
    const data = Uint8Array.from({ length: 120 }, (_, k) =>
      k === 0 ? OPUS_20_MILLISECONDS : 1 + ((i * 7 + k * 13) % 250),
    );
    await audio.add(new EncodedPacket(data, 'key', i * PACKET_SECONDS, PACKET_SECONDS), { decoderConfig });
    if (!pictures || i % 2 > 0) continue;
    const picture = Uint8Array.from({ length: 400 }, (_, k) => 1 + ((i + k) % 250));
    const meta = { decoderConfig: { codec: 'vp8', codedWidth: 160, codedHeight: 96 } };
    await video.add(
      new EncodedPacket(picture, i % 50 === 0 ? 'key' : 'delta', i * PACKET_SECONDS, 0.04),
      meta,
    );
  }
  await output.finalize();
  return new Uint8Array(target.buffer ?? new ArrayBuffer(0));
}

function zeroed(bytes: Uint8Array<ArrayBuffer>, from: number, length: number): Uint8Array<ArrayBuffer> {
  const changed = bytes.slice();
  changed.fill(0, from, from + length);
  return changed;
}

/** Seconds at which the sound's packets begin, in the order they are read. */
async function packetSeconds(parts: readonly Blob[]): Promise<number[]> {
  const seconds: number[] = [];
  for (const part of parts) {
    const input = new Input({ formats: FORMATS, source: new BlobSource(part) });
    const track = await input.getPrimaryAudioTrack();
    if (!track) throw new Error('There is no sound.');
    for await (const { timestamp } of new EncodedPacketSink(track).packets()) seconds.push(timestamp);
  }
  return seconds;
}

const mended = async (bytes: Uint8Array<ArrayBuffer>) => mendMedia(new Blob([bytes]));

describe.each([
  ['a Matroska film', 'mkv', {}],
  ['a Matroska film that was written as it was recorded', 'mkv', { live: true }],
  ['a Matroska film with pictures', 'mkv', { pictures: true }],
  ['an Ogg sound', 'ogg', {}],
] as const)('%s', (_, container, options) => {
  it('is left as it is when it is whole', async () => {
    const file = new Blob([await film(container, options)]);
    const { parts, endMissing, broken } = await mendMedia(file);
    expect(parts).toEqual([file]);
    expect(parts[0]).toBe(file);
    expect([endMissing, broken]).toEqual([false, false]);
  });

  it.each([0.3, 0.5, 0.77])('that was cut off at a share of %f is read up to there', async (share) => {
    const whole = await film(container, options);
    const { parts, endMissing, broken } = await mended(whole.slice(0, Math.floor(whole.length * share)));
    expect([endMissing, broken]).toEqual([true, false]);
    const seconds = await packetSeconds(parts);
    expect(Math.abs(seconds.length - PACKETS * share)).toBeLessThan(6);
    expect(seconds.at(-1)).toBeCloseTo((seconds.length - 1) * PACKET_SECONDS, 2);
  });

  it.each([0.25, 0.6])(
    'with zeros at a share of %f is read before and behind them, at its times',
    async (share) => {
      const whole = await film(container, options);
      const { parts, broken } = await mended(zeroed(whole, Math.floor(whole.length * share), 3000));
      expect(broken).toBe(true);
      const seconds = await packetSeconds(parts);
      expect(seconds.length).toBeGreaterThan(PACKETS * 0.6);
      expect(seconds.length).toBeLessThan(PACKETS);
      expect(seconds.at(-1)).toBeCloseTo((PACKETS - 1) * PACKET_SECONDS, 2);
      const missing = Array.from({ length: PACKETS }, (__, i) => i * PACKET_SECONDS).filter(
        (at) => !seconds.some((known) => Math.abs(known - at) < 0.005),
      );
      // One hole, where the zeros are.
      expect(missing.length).toBeGreaterThan(0);
      expect((missing.at(-1) ?? 0) - (missing[0] ?? 0)).toBeCloseTo((missing.length - 1) * PACKET_SECONDS, 2);
      const middle = ((missing[0] ?? 0) + (missing.at(-1) ?? 0)) / 2;
      expect(Math.abs(middle - PACKETS * PACKET_SECONDS * share)).toBeLessThan(1.2);
    },
  );
});

describe('sound of frames without times', () => {
  /** MPEG 1 layer III at 128 kbit/s and 44.1 kHz. */
  const MP3 = { head: [0xff, 0xfb, 0x90, 0xc0], length: 417 };
  const ADTS = { head: [0xff, 0xf1, 0x50, 0x80, 0x20, 0x1f, 0xfc], length: 256 };
  const sound = ({ head, length }: typeof MP3) => {
    const bytes = new Uint8Array(100 * length).fill(0x55);
    for (let i = 0; i < 100; i += 1) bytes.set(head, i * length);
    return bytes;
  };

  it.each([
    ['MP3', MP3],
    ['AAC', ADTS],
  ])('of %s is whole, cut off, or broken', async (_, kind) => {
    const whole = sound(kind);
    expect(await mended(whole)).toMatchObject({ endMissing: false, broken: false });
    const cut = await mended(whole.slice(0, 50 * kind.length + 30));
    expect(cut).toMatchObject({ endMissing: true, broken: false, parts: [{ size: 50 * kind.length }] });
    const hole = await mended(zeroed(whole, 40 * kind.length - 10, 5 * kind.length));
    expect(hole).toMatchObject({ endMissing: false, broken: true });
    // What is behind the hole stays where it was.
    expect(hole.parts[0]?.size).toBe(whole.length);
    const bytes = new Uint8Array(await (hole.parts[0] as Blob).arrayBuffer());
    for (let i = 0; i < 100; i += 1)
      expect([...bytes.slice(i * kind.length, i * kind.length + 2)]).toEqual(kind.head.slice(0, 2));
  });

  it('has tags before and behind it', async () => {
    const tag = new Uint8Array(10 + 300);
    tag.set([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 2, 44]);
    const end = new Uint8Array(128);
    end.set(new TextEncoder().encode('TAG'));
    const file = new Uint8Array(await new Blob([tag, sound(MP3), end]).arrayBuffer());
    expect(await mended(file)).toMatchObject({ endMissing: false, broken: false });
  });
});

describe('a transport stream', () => {
  const stream = () => {
    const bytes = new Uint8Array(500 * 188).fill(0x11);
    for (let i = 0; i < 500; i += 1) bytes[i * 188] = 0x47;
    return bytes;
  };

  it('is whole, cut off, or broken', async () => {
    expect(await mended(stream())).toMatchObject({ endMissing: false, broken: false });
    expect(await mended(stream().slice(0, 300 * 188 + 50))).toMatchObject({
      endMissing: true,
      broken: false,
    });
    const hole = await mended(zeroed(stream(), 200 * 188 - 20, 3 * 188));
    expect(hole).toMatchObject({ endMissing: false, broken: true, parts: [{ size: 497 * 188 }] });
    // Bytes are gone, and what follows is out of step.
    const torn = new Uint8Array(
      await new Blob([stream().slice(0, 9500), stream().slice(9999)]).arrayBuffer(),
    );
    const { parts, broken } = await mended(torn);
    expect(broken).toBe(true);
    const bytes = new Uint8Array(await (parts[0] as Blob).arrayBuffer());
    expect(bytes.length % 188).toBe(0);
    for (let at = 0; at < bytes.length; at += 188) expect(bytes[at]).toBe(0x47);
  });
});

describe('a WAV', () => {
  const wav = async () => {
    const target = new BufferTarget();
    const output = new Output({ format: new WavOutputFormat(), target });
    const source = new EncodedAudioPacketSource('pcm-s16');
    output.addAudioTrack(source);
    await output.start();
    const decoderConfig = { codec: 'pcm-s16', numberOfChannels: 1, sampleRate: 8000 };
    await source.add(new EncodedPacket(new Uint8Array(8000), 'key', 0, 0.5), { decoderConfig });
    await output.finalize();
    return new Uint8Array(target.buffer ?? new ArrayBuffer(0));
  };

  it('says itself that it was cut off, unless it never knew how long it would be', async () => {
    const whole = await wav();
    expect((await mended(whole)).endMissing).toBe(false);
    expect((await mended(whole.slice(0, 5000))).endMissing).toBe(true);
    const piped = whole.slice();
    piped.fill(0xff, 4, 8);
    expect((await mended(piped)).endMissing).toBe(false);
  });
});

it('leaves alone what it does not know', async () => {
  for (const content of ['', 'short', 'a letter to a friend, which is no film']) {
    const file = new Blob([content]);
    expect((await mendMedia(file)).parts[0]).toBe(file);
  }
});
