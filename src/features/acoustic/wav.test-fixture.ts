import type { Sound } from './wav.ts';

/** How a test file is to be written. */
interface WavOptions {
  /** 1 PCM (default), 3 float. */
  format?: number;
  bits?: number;
  /** Put an unknown chunk of odd length in front of the data. */
  extraChunk?: boolean;
}

/** Writes a WAVE file for tests of the reader. */
export function encodeWav(
  { channels, sampleRateHertz }: Sound,
  { format = 1, bits = 16, extraChunk = false }: WavOptions,
): Uint8Array<ArrayBuffer> {
  const length = channels[0]?.length ?? 0;
  const bytesPerSample = bits / 8;
  const dataBytes = length * channels.length * bytesPerSample;
  const extra = extraChunk ? [...ascii('note'), ...number(3, 4), 1, 2, 3, 0] : [];
  const header = [
    ...ascii('RIFF'),
    ...number(36 + extra.length + dataBytes, 4),
    ...ascii('WAVE'),
    ...ascii('fmt '),
    ...number(16, 4),
    ...number(format, 2),
    ...number(channels.length, 2),
    ...number(sampleRateHertz, 4),
    ...number(sampleRateHertz * channels.length * bytesPerSample, 4),
    ...number(channels.length * bytesPerSample, 2),
    ...number(bits, 2),
    ...extra,
    ...ascii('data'),
    ...number(dataBytes, 4),
  ];
  const file = new Uint8Array(header.length + dataBytes);
  file.set(header);
  const data = new DataView(file.buffer, header.length);
  for (const [c, channel] of channels.entries()) {
    for (const [i, value] of channel.entries()) {
      writeSample(data, (i * channels.length + c) * bytesPerSample, value, format, bits);
    }
  }
  return file;
}

function writeSample(data: DataView, at: number, value: number, format: number, bits: number): void {
  if (format === 3) data.setFloat32(at, value, true);
  else if (bits === 8) data.setUint8(at, Math.round(value * 128) + 128);
  else if (bits === 16) data.setInt16(at, Math.round(value * 32_768), true);
  else if (bits === 32) data.setInt32(at, Math.round(value * 2_147_483_648), true);
  else {
    const whole = Math.round(value * 8_388_608);
    data.setUint8(at, whole & 0xff);
    data.setInt16(at + 1, whole >> 8, true);
  }
}

function ascii(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0));
}

function number(value: number, bytes: number): number[] {
  return Array.from({ length: bytes }, (_, i) => Math.floor(value / 256 ** i) % 256);
}
