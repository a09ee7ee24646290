/** Where the head is and how it turns, as a person would say it. */
export interface HeadPose {
  /** Degrees, positive to the person's left. */
  yaw: number;
  /** Degrees, positive up. */
  pitch: number;
  /** Degrees, positive towards the person's left shoulder. */
  roll: number;
  /** Centimetres in front of the camera: x to the person's left, y up, z towards the camera (so negative). */
  x: number;
  y: number;
  z: number;
}

const RADIANS = Math.PI / 180;

/** The facial transformation matrix of a pose: 4 x 4, column by column, as FaceLandmarker returns it. */
export function poseMatrix({ yaw, pitch, roll, x, y, z }: HeadPose): Float32Array {
  const [sy, cy] = [Math.sin(yaw * RADIANS), Math.cos(yaw * RADIANS)];
  const [sp, cp] = [Math.sin(-pitch * RADIANS), Math.cos(-pitch * RADIANS)];
  const [sr, cr] = [Math.sin(-roll * RADIANS), Math.cos(-roll * RADIANS)];
  // R = R_y(yaw) R_x(-pitch) R_z(-roll), written out column by column.
  return new Float32Array([
    ...[cy * cr + sy * sp * sr, cp * sr, -sy * cr + cy * sp * sr, 0],
    ...[-cy * sr + sy * sp * cr, cp * cr, sy * sr + cy * sp * cr, 0],
    ...[sy * cp, -sp, cy * cp, 0],
    ...[x, y, z, 1],
  ]);
}
