/** The 21 values of an `AcousticFrame`, in order. */
export const ACOUSTIC_FRAME_FEATURES = [
  ...(['mfcc0', 'mfcc1', 'mfcc2', 'mfcc3', 'mfcc4', 'mfcc5', 'mfcc6'] as const),
  ...(['mfcc7', 'mfcc8', 'mfcc9', 'mfcc10', 'mfcc11', 'mfcc12'] as const),
  'logEnergy',
  'zeroCrossings',
  'centroidHertz',
  'rolloffHertz',
  'flux',
  'flatness',
  'logF0',
  'voicing',
] as const;

/** The frame values of which a pooled step also carries the standard deviation: MFCC, log energy, log-F0. */
export const ACOUSTIC_DEVIATION_FEATURES = ACOUSTIC_FRAME_FEATURES.filter(
  (name) => name.startsWith('mfcc') || name === 'logEnergy' || name === 'logF0',
);

/** What each of an acoustic step's 36 columns is. */
export const ACOUSTIC_FEATURE_NAMES: readonly string[] = [
  ...ACOUSTIC_FRAME_FEATURES,
  ...ACOUSTIC_DEVIATION_FEATURES.map((name) => `${name}Deviation`),
];
