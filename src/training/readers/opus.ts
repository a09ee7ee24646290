import { readFile } from 'node:fs/promises';
import { OggOpusDecoder } from 'ogg-opus-decoder';
import { SAMPLE_RATE_HERTZ } from '../../features/frames.ts';
import { DataFileError } from './data-file-error.ts';

/** Decodes Ogg Opus clips one after another; `free` gives the decoder's memory back. */
export interface OpusReader {
  /** Mono samples in [-1, 1] at 16 kHz. @throws DataFileError when the clip is missing or is not Ogg Opus. */
  read(path: string): Promise<Float32Array>;
  free(): void;
}

/** Opens a decoder that yields 16 kHz directly (Opus decodes to any of its own rates). */
export async function openOpusReader(): Promise<OpusReader> {
  // The decoder takes `sampleRate` although its types do not name it.
  const options = { forceStereo: false, sampleRate: SAMPLE_RATE_HERTZ };
  const decoder = new OggOpusDecoder(options);
  await decoder.ready;
  return {
    async read(path) {
      const bytes = await readFile(path).catch((cause: unknown) => {
        throw new DataFileError(path, null, 'the clip cannot be read', { cause });
      });
      const { channelData } = await decoder.decodeFile(bytes);
      await decoder.reset();
      const [first, ...others] = channelData;
      if (!first || first.length === 0) throw new DataFileError(path, null, 'is not an Ogg Opus clip');
      if (others.length === 0) return first;
      return first.map(
        (sample, i) => others.reduce((sum, one) => sum + (one[i] ?? 0), sample) / channelData.length,
      );
    },
    free: () => decoder.free(),
  };
}
