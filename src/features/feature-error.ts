/** What can go wrong between a raw signal and its features; each code has its own sentences on the screen. */
export type FeatureProblem =
  /** The text encoder's files are damaged or not the ones the app was built for. */
  | 'textModelBroken'
  /** The voice-activity detector's WebAssembly file is damaged or missing. */
  | 'voiceModelBroken'
  /** An audio file is not in a format the app reads, or is damaged. */
  | 'audioUnreadable';

/** A failure of feature extraction: `code` picks the sentences a person reads, `message` is for the console. */
export class FeatureError extends Error {
  override readonly name = 'FeatureError';

  constructor(
    readonly code: FeatureProblem,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
