import { z } from 'zod';
import { EMOTION_VALENCE, EMOTIONS } from '../../core/data/emotions.ts';
import { readCsv } from './csv.ts';
import { DataFileError } from './data-file-error.ts';

const schema = z.object({ voice: z.enum(EMOTIONS), face: z.enum(EMOTIONS), together: z.enum(EMOTIONS) });

/**
 * How often people go by the face where voice and face are opposite, from what they voted on hearing the voice, seeing the
 * face, and both (columns voice, face, together).
 * @returns a share of the votes that went with one of the two
 * @throws DataFileError
 */
export async function readFaceShare(file: string): Promise<number> {
  const rows = await readCsv(file, schema, { names: Object.keys(schema.shape) });
  const opposite = rows
    .map(({ row }) => row)
    .filter(({ voice, face }) => EMOTION_VALENCE[voice] * EMOTION_VALENCE[face] < 0);
  const followed = (part: 'voice' | 'face') =>
    opposite.filter((row) => EMOTION_VALENCE[row[part]] * EMOTION_VALENCE[row.together] > 0).length;
  const [face, voice] = [followed('face'), followed('voice')];
  if (face + voice === 0)
    throw new DataFileError(file, null, 'has no clip whose voice and face are opposite and one was followed');
  return face / (face + voice);
}
