import { z } from 'zod';
import { type Split, splitSchema } from '../../../features/ready/split.ts';
import { parseNumber } from '../../../features/tables/csv-rows.ts';
import { EMOTIONS, type Emotion } from '../../core/data/emotions.ts';
import { readCsv, textCell } from './csv.ts';

/** The FaceLandmarker's answer to one labelled face picture. */
export interface FaceRow {
  id: string;
  emotion: Emotion;
  split: Split;
  /** The 52 blendshapes, 0..1, in the order the FaceLandmarker gives them. */
  blendshapes: Float32Array;
  /** The 4x4 facial transformation matrix, [16], column by column as the API returns it. */
  matrix: Float32Array;
}

const labels = z.object({ id: textCell, emotion: z.enum(EMOTIONS), split: splitSchema });
const isBlendshape = (value: number) => value >= 0 && value <= 1;
/** Far beyond any rotation or place in centimetres, and within what single precision holds. */
const MATRIX_LIMIT = 1e4;
const isMatrixEntry = (value: number) => Math.abs(value) <= MATRIX_LIMIT;
const matrixColumns = Array.from({ length: 16 }, (_, index) => `pose${index}`);

/** Reads face pictures (columns id, emotion, split, the named blendshapes, pose0-15). @throws DataFileError */
export async function readFaceFile(file: string, blendshapeNames: readonly string[]): Promise<FaceRow[]> {
  const schema = labels.loose().transform(
    (cells, context): FaceRow => ({
      id: cells.id,
      emotion: cells.emotion,
      split: cells.split,
      blendshapes: numbers(cells, blendshapeNames, isBlendshape, context),
      matrix: numbers(cells, matrixColumns, isMatrixEntry, context),
    }),
  );
  const measured = [...blendshapeNames, ...matrixColumns];
  const columns = { names: [...Object.keys(labels.shape), ...measured], numbers: measured };
  return (await readCsv(file, schema, columns)).map(({ row }) => row);
}

/** The named cells as numbers. Not a schema a cell: a file has a million of them. */
function numbers(
  cells: Record<string, unknown>,
  columns: readonly string[],
  allowed: (value: number) => boolean,
  context: z.RefinementCtx,
): Float32Array {
  return Float32Array.from(columns, (column) => {
    const value = parseNumber(cells[column]);
    if (!allowed(value)) {
      const message = Number.isNaN(value) ? 'is not a number' : 'is out of range';
      context.addIssue({ code: 'custom', path: [column], message });
    }
    return value;
  });
}
