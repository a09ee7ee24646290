import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import type { NumberArray } from '../../../features/npz/npy-array.ts';
import type { Npz } from '../../../features/npz/npz-reader.ts';
import { BLENDSHAPE_NAMES } from '../../../features/visual/blendshapes.ts';
import type { FaceTrack } from '../../core/data/pools.ts';
import { numberCell, readCsv, textCell } from './csv.ts';
import { DataFileError } from './data-file-error.ts';
import { readNpzFile } from './npz-file.ts';
import { type SpeechRow, speechColumns } from './speech.ts';

/** A take: a clip of a voice, and the face of the same moments. */
export interface PairRow extends SpeechRow {
  id: string;
  track: FaceTrack;
}

const SHAPES = BLENDSHAPE_NAMES.length;
const MATRIX = 16;
const frameCount = numberCell.refine(
  (value) => Number.isInteger(value) && value >= 0,
  'is not a whole number from 0',
);
const schema = z.object({
  ...speechColumns,
  clip: textCell,
  first_frame: frameCount,
  frames: frameCount.refine((value) => value > 0, 'is 0: there is no face'),
  fps: numberCell.refine((value) => value > 0, 'is not above 0'),
});

/**
 * Reads takes: a CSV file (columns clip, file, speaker, emotion, intensity, split, first_frame, frames, fps) and, beside it
 * under the same name, an .npz file with the frames of all clips (blendshapes [F, 52], pose [F, 16]).
 * @throws DataFileError
 */
export async function readPairsFile(file: string): Promise<PairRow[]> {
  const numbers = ['first_frame', 'frames', 'fps'];
  const rows = await readCsv(file, schema, { names: Object.keys(schema.shape), numbers });
  const arrays = file.replace(/\.csv$/i, '.npz');
  const [blendshapes, matrices] = await readNpzFile(arrays, async (npz) => [
    await frames(arrays, npz, 'blendshapes', SHAPES),
    await frames(arrays, npz, 'pose', MATRIX),
  ]);
  const known = Math.min(blendshapes.length / SHAPES, matrices.length / MATRIX);
  return rows.map(({ row, line }) => {
    const { clip, first_frame: first, frames: count, fps, ...speech } = row;
    if (first + count > known)
      throw new DataFileError(file, line, `asks for frames up to ${first + count}, ${arrays} has ${known}`);
    const part = (values: Float32Array, width: number) =>
      values.subarray(first * width, (first + count) * width);
    return {
      ...speech,
      id: clip,
      line,
      path: resolve(dirname(file), row.file),
      track: {
        framesPerSecond: fps,
        blendshapes: part(blendshapes, SHAPES),
        matrices: part(matrices, MATRIX),
      },
    };
  });
}

/** What the bridge from landmarks to blendshapes gets wrong, a row [52] each. @throws DataFileError */
export async function readResiduals(file: string): Promise<Float32Array[]> {
  const values = await readNpzFile(file, (npz) => frames(file, npz, 'residuals', SHAPES));
  return Array.from({ length: values.length / SHAPES }, (_, row) =>
    values.subarray(row * SHAPES, (row + 1) * SHAPES),
  );
}

async function frames(file: string, npz: Npz, name: string, width: number): Promise<Float32Array> {
  const array = await npz.read(name);
  if (array.kind === 'text' || array.shape.length !== 2 || array.shape[1] !== width)
    throw new DataFileError(file, null, `${name} has shape [${array.shape.join(', ')}], not [F, ${width}]`);
  return Float32Array.from(finite(file, name, array));
}

function finite(file: string, name: string, { values }: NumberArray): NumberArray['values'] {
  if (!values.every((value) => Number.isFinite(value)))
    throw new DataFileError(file, null, `${name} holds what is no finite number`);
  return values;
}
