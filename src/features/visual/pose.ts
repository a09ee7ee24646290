/** A 4x4 facial transformation matrix as FaceLandmarker returns it: 16 numbers, column-major, centimetres. */
export type FacialMatrix = ArrayLike<number>;

export type Vector3 = readonly [number, number, number];

const MATRIX_LENGTH = 16;

/**
 * Head rotation as a rotation vector: the axis times the angle in radians, components in the API's camera frame (x to
 * the right of the picture, y up, z towards the camera). For the small angles of a head in front of a camera the
 * components are the angles of nodding, turning and tilting; unlike Euler angles they never lock.
 *
 * By way of the unit quaternion (Shepperd 1978), which stays exact at any angle; length at most pi.
 *
 * @throws RangeError when the matrix has not 16 finite numbers or no rotation in it.
 */
export function rotationVector(matrix: FacialMatrix): Vector3 {
  checkMatrix(matrix);
  // Columns of a rotation are of length 1; the matrix may carry the face's scale.
  const column = (index: number): Vector3 =>
    unit([at(matrix, 4 * index), at(matrix, 4 * index + 1), at(matrix, 4 * index + 2)]);
  const [m00, m10, m20] = column(0);
  const [m01, m11, m21] = column(1);
  const [m02, m12, m22] = column(2);
  const [w, x, y, z] = largestFirst([
    [1 + m00 + m11 + m22, m21 - m12, m02 - m20, m10 - m01],
    [m21 - m12, 1 + m00 - m11 - m22, m01 + m10, m02 + m20],
    [m02 - m20, m01 + m10, 1 - m00 + m11 - m22, m12 + m21],
    [m10 - m01, m02 + m20, m12 + m21, 1 - m00 - m11 + m22],
  ]);
  const length = Math.hypot(x, y, z);
  if (length === 0) return [0, 0, 0];
  // q and -q are one rotation: take the one with the angle below pi.
  const scale = ((w < 0 ? -1 : 1) * 2 * Math.atan2(length, Math.abs(w))) / length;
  return [x * scale, y * scale, z * scale];
}

/** Position of the face in centimetres, same frame as `rotationVector`. */
export function translation(matrix: FacialMatrix): Vector3 {
  checkMatrix(matrix);
  return [at(matrix, 12), at(matrix, 13), at(matrix, 14)];
}

type Quaternion = readonly [number, number, number, number];

/** All four rows are multiples of the same quaternion; the one with the largest diagonal is the best conditioned. */
function largestFirst(rows: readonly [Quaternion, Quaternion, Quaternion, Quaternion]): Quaternion {
  const diagonal = [rows[0][0], rows[1][1], rows[2][2], rows[3][3]];
  return rows[diagonal.indexOf(Math.max(...diagonal))] ?? rows[0];
}

function unit([x, y, z]: Vector3): Vector3 {
  const length = Math.hypot(x, y, z);
  if (length === 0) throw new RangeError('The facial matrix holds no rotation.');
  return [x / length, y / length, z / length];
}

function at(matrix: FacialMatrix, index: number): number {
  return matrix[index] ?? Number.NaN;
}

function checkMatrix(matrix: FacialMatrix): void {
  if (matrix.length !== MATRIX_LENGTH || !Array.from(matrix).every(Number.isFinite)) {
    throw new RangeError('A facial matrix is 16 finite numbers.');
  }
}
