import { z } from 'zod';
import { EMOTIONS, type Emotion } from '../emotions.ts';
import { numberCell, readCsv, type Split, splitSchema, textCell } from './csv.ts';

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
const blendshapeCell = numberCell.refine((value) => value >= 0 && value <= 1, 'is outside [0, 1]');
const matrixColumns = Array.from({ length: 16 }, (_, index) => `pose${index}`);

/** Reads face pictures (columns id, emotion, split, the named blendshapes, pose0-15). @throws DataFileError */
export async function readFaceFile(file: string, blendshapeNames: readonly string[]): Promise<FaceRow[]> {
  const schema = labels.loose().transform(
    (cells, context): FaceRow => ({
      id: cells.id,
      emotion: cells.emotion,
      split: cells.split,
      blendshapes: numbers(cells, blendshapeNames, blendshapeCell, context),
      matrix: numbers(cells, matrixColumns, numberCell, context),
    }),
  );
  return (await readCsv(file, schema)).map(({ row }) => row);
}

function numbers(
  cells: Record<string, unknown>,
  columns: readonly string[],
  cellSchema: z.ZodType<number, string>,
  context: z.RefinementCtx,
): Float32Array {
  return Float32Array.from(columns, (column) => {
    const result = cellSchema.safeParse(cells[column]);
    if (result.success) return result.data;
    const message = result.error.issues[0]?.message ?? 'does not fit';
    context.addIssue({ code: 'custom', path: [column], message });
    return Number.NaN;
  });
}
