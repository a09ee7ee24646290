/** Vectors in a plane, [n] each way. */
export interface Plane {
  x: Float64Array;
  y: Float64Array;
}

/** The plane in which vectors vary most, and how much of their variance it holds, axis by axis. */
export interface PrincipalPlane extends Plane {
  shares: readonly [number, number];
}

const ITERATIONS = 300;
const CLOSE = 1e-12;

/**
 * Principal component analysis down to two axes, by orthogonal iteration on the covariance from a fixed start: the same
 * vectors give the same picture. Each axis points to where its largest loading is positive.
 * @param vectors [n, width], row-major
 */
export function principalPlane(vectors: ArrayLike<number>, width: number): PrincipalPlane {
  const n = vectors.length / width;
  const mean = new Float64Array(width);
  for (let at = 0; at < vectors.length; at++) {
    const column = at % width;
    mean[column] = (mean[column] as number) + (vectors[at] as number) / n;
  }
  const covariance = covarianceOf(vectors, mean, width);
  const total = Array.from(mean, (_, i) => covariance[i * width + i] as number).reduce((a, b) => a + b, 0);
  let axes = [startOf(width, 1), startOf(width, 2)] as [Float64Array, Float64Array];
  orthonormal(axes);
  for (let turn = 0; turn < ITERATIONS; turn++) {
    const next = axes.map((axis) => times(covariance, axis)) as [Float64Array, Float64Array];
    orthonormal(next);
    const moved = axes.some((axis, i) => 1 - Math.abs(dot(axis, next[i] as Float64Array)) > CLOSE);
    axes = next;
    if (!moved) break;
  }
  const on = (axis: Float64Array) =>
    Float64Array.from({ length: n }, (_, row) => {
      let sum = 0;
      for (let i = 0; i < width; i++)
        sum += ((vectors[row * width + i] as number) - (mean[i] as number)) * (axis[i] as number);
      return sum;
    });
  const share = (axis: Float64Array) => (total > 0 ? dot(axis, times(covariance, axis)) / total : 0);
  const [one, other] = axes.map(pointed) as [Float64Array, Float64Array];
  return { x: on(one), y: on(other), shares: [share(one), share(other)] };
}

function covarianceOf(vectors: ArrayLike<number>, mean: Float64Array, width: number): Float64Array {
  const n = vectors.length / width;
  const covariance = new Float64Array(width * width);
  const centred = new Float64Array(width);
  for (let row = 0; row < n; row++) {
    for (let i = 0; i < width; i++) centred[i] = (vectors[row * width + i] as number) - (mean[i] as number);
    for (let i = 0; i < width; i++) {
      const value = (centred[i] as number) / n;
      for (let j = i; j < width; j++)
        covariance[i * width + j] = (covariance[i * width + j] as number) + value * (centred[j] as number);
    }
  }
  for (let i = 0; i < width; i++)
    for (let j = 0; j < i; j++) covariance[i * width + j] = covariance[j * width + i] as number;
  return covariance;
}

/** Any vector that is hardly orthogonal to a component by accident. */
const startOf = (width: number, seed: number) =>
  Float64Array.from({ length: width }, (_, i) => Math.sin(seed * (i + 1) * 1.7) + 0.1);

function orthonormal([one, other]: [Float64Array, Float64Array]): void {
  normalise(one);
  const along = dot(one, other);
  for (const [i, value] of one.entries()) other[i] = (other[i] as number) - along * value;
  normalise(other);
}

function normalise(vector: Float64Array): void {
  const length = Math.sqrt(dot(vector, vector));
  if (length > 0) for (const [i, value] of vector.entries()) vector[i] = value / length;
}

function dot(one: Float64Array, other: Float64Array): number {
  return one.reduce((sum, value, i) => sum + value * (other[i] as number), 0);
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const width = vector.length;
  return vector.map((_, row) => {
    let sum = 0;
    for (let i = 0; i < width; i++) sum += (matrix[row * width + i] as number) * (vector[i] as number);
    return sum;
  });
}

function pointed(axis: Float64Array): Float64Array {
  const largest = axis.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
  return largest < 0 ? axis.map((value) => -value) : axis;
}
