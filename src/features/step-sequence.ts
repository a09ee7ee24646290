/** Steps of one modality of one sample, of any length. */
export interface StepSequence {
  width: number;
  /** [steps * width] */
  values: Float32Array;
  /** [steps], 1 valid, 0 a gap. */
  valid: Uint8Array;
}
