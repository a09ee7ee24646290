/** N vectors of `width` numbers each, row-major [N, width]. */
export interface VectorSet {
  values: ArrayLike<number>;
  width: number;
}

/** A number estimated from `n` utterances; null where these do not determine it. */
export interface Estimate {
  value: number | null;
  n: number;
}

/** Fewest utterances any of these numbers is computed from; the HSIC estimator itself needs 4. */
export const FEWEST_UTTERANCES = 8;
/** Fewest utterances at which the screen shows one: below, its own spread hides what it says. */
export const FEWEST_SHOWN = 30;

/** Variance below this share of the vectors' mean square is rounding, not variance. */
const LEAST_VARIANCE = 1e-12;

/** Indices of the rows that count. */
export function countedRows(rows: ArrayLike<number>): number[] {
  return Array.from({ length: rows.length }, (_, row) => row).filter((row) => rows[row]);
}

/** Vectors minus their mean. */
export interface Centred {
  /** [n, width] */
  vectors: Float64Array;
  width: number;
  /** [n], of each vector's length. */
  squares: Float64Array;
  /** Sum of the squares. */
  scatter: number;
}

/** The counted rows minus their mean, in double precision; null when they hardly vary. */
export function centred({ values, width }: VectorSet, rows: readonly number[]): Centred | null {
  const vectors = new Float64Array(rows.length * width);
  const squares = new Float64Array(rows.length);
  let size = 0;
  for (let column = 0; column < width; column++) {
    const mean = rows.reduce((sum, row) => sum + (values[row * width + column] as number), 0) / rows.length;
    for (const [index, row] of rows.entries()) {
      const value = values[row * width + column] as number;
      vectors[index * width + column] = value - mean;
      squares[index] = (squares[index] as number) + (value - mean) ** 2;
      size += value ** 2;
    }
  }
  const scatter = squares.reduce((sum, square) => sum + square, 0);
  return scatter > LEAST_VARIANCE * size ? { vectors, width, squares, scatter } : null;
}

/** |X'Y|^2, the squares of all d x e covariances summed. */
export function crossEnergy(x: Centred, y: Centred, n: number): number {
  let energy = 0;
  for (let i = 0; i < x.width; i++) {
    for (let j = 0; j < y.width; j++) {
      let product = 0;
      for (let row = 0; row < n; row++) {
        product += (x.vectors[row * x.width + i] as number) * (y.vectors[row * y.width + j] as number);
      }
      energy += product ** 2;
    }
  }
  return energy;
}
