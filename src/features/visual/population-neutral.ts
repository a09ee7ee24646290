/**
 * Everybody's neutral face: the median of each blendshape over 5437 neutral pictures of the training split, made
 * by scripts/population-neutral.ts.
 */
export const POPULATION_NEUTRAL: readonly number[] = [
  0, // _neutral
  0.0832, // browDownLeft
  0.0878, // browDownRight
  0.0084, // browInnerUp
  0.0313, // browOuterUpLeft
  0.0221, // browOuterUpRight
  0, // cheekPuff
  0, // cheekSquintLeft
  0, // cheekSquintRight
  0.1112, // eyeBlinkLeft
  0.0906, // eyeBlinkRight
  0.1106, // eyeLookDownLeft
  0.1194, // eyeLookDownRight
  0.0344, // eyeLookInLeft
  0.1167, // eyeLookInRight
  0.1356, // eyeLookOutLeft
  0.0471, // eyeLookOutRight
  0.0999, // eyeLookUpLeft
  0.0938, // eyeLookUpRight
  0.4187, // eyeSquintLeft
  0.3122, // eyeSquintRight
  0.0082, // eyeWideLeft
  0.0062, // eyeWideRight
  0.0002, // jawForward
  0.0016, // jawLeft
  0.0236, // jawOpen
  0.0001, // jawRight
  0.0015, // mouthClose
  0.0042, // mouthDimpleLeft
  0.0044, // mouthDimpleRight
  0.0018, // mouthFrownLeft
  0.0021, // mouthFrownRight
  0.001, // mouthFunnel
  0.0011, // mouthLeft
  0.004, // mouthLowerDownLeft
  0.0041, // mouthLowerDownRight
  0.0252, // mouthPressLeft
  0.0356, // mouthPressRight
  0.0055, // mouthPucker
  0.0004, // mouthRight
  0.0198, // mouthRollLower
  0.0316, // mouthRollUpper
  0.0054, // mouthShrugLower
  0.0057, // mouthShrugUpper
  0.0007, // mouthSmileLeft
  0.0007, // mouthSmileRight
  0.0025, // mouthStretchLeft
  0.0055, // mouthStretchRight
  0.0002, // mouthUpperUpLeft
  0.0003, // mouthUpperUpRight
  0, // noseSneerLeft
  0, // noseSneerRight
];
