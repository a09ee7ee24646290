import { join } from 'node:path';
import type { HeldOut } from '../core/judging/calibration-cases.ts';
import type { TrainingConfig } from '../core/plan/training-config.ts';
import {
  heldOut,
  loadClips,
  loadPictures,
  loadSentences,
  loadTakes,
  takesSettings,
} from './training-data.ts';

/** A sentence's id begins with its recording, eleven characters as YouTube names them. */
const RECORDING_CHARACTERS = 11;

/**
 * Everything a configuration names that was never trained on, with whose it is. Features are extracted of these rows alone.
 * Needs a running tfjs backend. @throws DataFileError
 */
export async function loadHeldOut(folder: string, data: TrainingConfig['data']): Promise<HeldOut> {
  const at = (file: string) => join(folder, file);
  const { text, speech, faces, pairs } = data;
  const accompanied = [...new Set([...text.whole, ...text.sampled, ...text.validation])];
  const files = new Set([...accompanied, ...text.portions.map(({ file }) => file)]);
  const sentences: Record<string, HeldOut['sentences'][string]> = {};
  for (const file of files) {
    const read = await loadSentences(at(file), { choose: heldOut });
    sentences[file] = read.map((one) => ({ ...one, owner: one.id.slice(0, RECORDING_CHARACTERS) }));
  }
  const clips = await loadClips(at(speech), { choose: heldOut });
  const pictures = heldOut(await loadPictures(at(faces)));
  return {
    sentences,
    accompanied,
    clips: clips.map((clip) => ({ ...clip, owner: clip.speaker })),
    // Nobody says whose picture it is.
    pictures: pictures.map((picture) => ({ ...picture, owner: picture.id })),
    takes:
      pairs === undefined
        ? null
        : {
            ...(await takesSettings(folder, data)),
            takes: (await loadTakes(at(pairs), { choose: heldOut })).map((take) => ({
              ...take,
              owner: take.speaker,
            })),
          },
  };
}
