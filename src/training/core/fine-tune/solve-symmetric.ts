/**
 * Solves A x = b by Cholesky's decomposition.
 * @param matrix A [n, n], row-major, symmetric and positive definite
 * @param right b [n]
 * @throws RangeError when A is not positive definite
 */
export function solveSymmetric(matrix: Float64Array, right: Float64Array): Float64Array {
  const n = right.length;
  const lower = new Float64Array(n * n);
  const cell = (row: number, column: number) => lower[row * n + column] as number;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * n + j] as number;
      for (let k = 0; k < j; k++) rest -= cell(i, k) * cell(j, k);
      if (i === j && !(rest > 0)) throw new RangeError('The matrix is not positive definite.');
      lower[i * n + j] = i === j ? Math.sqrt(rest) : rest / cell(j, j);
    }
  }
  const x = Float64Array.from(right);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] = (x[i] as number) - cell(i, k) * (x[k] as number);
    x[i] = (x[i] as number) / cell(i, i);
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] = (x[i] as number) - cell(k, i) * (x[k] as number);
    x[i] = (x[i] as number) / cell(i, i);
  }
  return x;
}
