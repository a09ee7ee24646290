/** Scores a relaxed face shows before a camera. */
export const RELAXED = { eyeSquint: 0.3, eyeLookDown: 0.12, browDown: 0.12, mouthPress: 0.05 };
