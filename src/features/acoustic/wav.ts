import { FeatureError } from '../feature-error.ts';

/** Sound as a file holds it: one array a channel, samples in [-1, 1]. */
export interface Sound {
  channels: Float32Array[];
  sampleRateHertz: number;
}

const FORMAT_PCM = 1;
const FORMAT_FLOAT = 3;
/** WAVE_FORMAT_EXTENSIBLE: the real format is the first word of the sub-format, 24 bytes into the chunk. */
const FORMAT_EXTENSIBLE = 0xfffe;
const CHUNK_HEADER_BYTES = 8;
const MOST_CHANNELS = 32;
/** Float samples may pass full scale a little; far beyond it (or not a number), the file holds something else. */
const MOST_AMPLITUDE = 16;
const SAMPLE_RATES = { lowest: 4_000, highest: 384_000 };

interface WavFormat {
  format: number;
  channels: number;
  sampleRateHertz: number;
  bits: number;
}

/**
 * Reads a RIFF WAVE file: PCM of 8, 16, 24 or 32 bits, or 32-bit float. A data chunk that promises more than the file
 * holds (as streaming writers leave it) is read to the file's end.
 *
 * @throws FeatureError `audioUnreadable` saying what is wrong.
 */
export function parseWav(bytes: Uint8Array): Sound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (tagAt(view, 0) !== 'RIFF' || tagAt(view, 8) !== 'WAVE') throw unreadable('it is not a RIFF WAVE file');
  let format: WavFormat | null = null;
  let start = 12;
  while (start + CHUNK_HEADER_BYTES <= view.byteLength) {
    const tag = tagAt(view, start);
    const body = start + CHUNK_HEADER_BYTES;
    const size = Math.min(view.getUint32(start + 4, true), view.byteLength - body);
    if (tag === 'fmt ') format = readFormat(view, body, size);
    if (tag === 'data') {
      if (!format) throw unreadable('its data comes before its format');
      return readSamples(new DataView(view.buffer, view.byteOffset + body, size), format);
    }
    start = body + size + (size % 2); // chunks are padded to even length
  }
  throw unreadable('it has no data chunk');
}

function readFormat(view: DataView, at: number, size: number): WavFormat {
  if (size < 16) throw unreadable('its format chunk is cut short');
  const code = view.getUint16(at, true);
  const format = code === FORMAT_EXTENSIBLE && size >= 26 ? view.getUint16(at + 24, true) : code;
  const channels = view.getUint16(at + 2, true);
  const sampleRateHertz = view.getUint32(at + 4, true);
  const bits = view.getUint16(at + 14, true);
  const known =
    format === FORMAT_PCM ? [8, 16, 24, 32].includes(bits) : format === FORMAT_FLOAT && bits === 32;
  if (!known) throw unreadable(`its format (code ${format}, ${bits} bits) is not PCM or 32-bit float`);
  if (channels < 1 || channels > MOST_CHANNELS) throw unreadable(`it has ${channels} channels`);
  if (sampleRateHertz < SAMPLE_RATES.lowest || sampleRateHertz > SAMPLE_RATES.highest) {
    throw unreadable(`its sample rate is ${sampleRateHertz} Hz`);
  }
  return { format, channels, sampleRateHertz, bits };
}

function readSamples(data: DataView, { format, channels, sampleRateHertz, bits }: WavFormat): Sound {
  const bytesPerSample = bits / 8;
  const length = Math.floor(data.byteLength / (bytesPerSample * channels));
  const read = sampleReader(data, format, bits);
  const found = Array.from({ length: channels }, () => new Float32Array(length));
  for (const [channel, samples] of found.entries()) {
    for (let i = 0; i < length; i += 1) {
      const value = read((i * channels + channel) * bytesPerSample);
      if (!(Math.abs(value) <= MOST_AMPLITUDE))
        throw unreadable(`sample ${i} is ${value}, full scale being 1`);
      samples[i] = value;
    }
  }
  return { channels: found, sampleRateHertz };
}

/** Reads the sample at a byte offset as a number in [-1, 1]. 8-bit samples alone are unsigned. */
function sampleReader(data: DataView, format: number, bits: number): (offset: number) => number {
  if (format === FORMAT_FLOAT) return (offset) => data.getFloat32(offset, true);
  if (bits === 8) return (offset) => (data.getUint8(offset) - 128) / 128;
  if (bits === 16) return (offset) => data.getInt16(offset, true) / 32_768;
  if (bits === 24) {
    return (offset) => (data.getInt16(offset + 1, true) * 256 + data.getUint8(offset)) / 8_388_608;
  }
  return (offset) => data.getInt32(offset, true) / 2_147_483_648;
}

function tagAt(view: DataView, at: number): string {
  if (at + 4 > view.byteLength) return '';
  return String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
}

function unreadable(why: string): FeatureError {
  return new FeatureError('audioUnreadable', `The sound cannot be read: ${why}.`);
}
