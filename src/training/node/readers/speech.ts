import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { type Split, splitSchema } from '../../../features/ready/split.ts';
import { EMOTIONS, type Emotion, INTENSITIES, type Intensity } from '../../core/data/emotions.ts';
import { readCsv, textCell } from './csv.ts';

/** One clip of one speaker. */
export interface SpeechRow {
  /** Where the clip lies, resolved against the CSV's folder. */
  path: string;
  /** The clip as the CSV names it. */
  file: string;
  /** Line of the CSV that names it. */
  line: number;
  speaker: string;
  emotion: Emotion;
  intensity: Intensity;
  split: Split;
}

/** What a file says of each clip. */
export const speechColumns = {
  file: textCell,
  speaker: textCell,
  emotion: z.enum(EMOTIONS),
  intensity: z.enum(INTENSITIES),
  split: splitSchema,
};

const schema = z.object(speechColumns);

/** Reads a list of clips (columns file, speaker, emotion, intensity, split). @throws DataFileError */
export async function readSpeechFile(file: string): Promise<SpeechRow[]> {
  const rows = await readCsv(file, schema, { names: Object.keys(schema.shape) });
  return rows.map(({ row, line }) => ({ ...row, line, path: resolve(dirname(file), row.file) }));
}
