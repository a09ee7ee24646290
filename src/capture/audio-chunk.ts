/** Mono samples in [-1, 1] on their way to the acoustic worker. */
export interface AudioChunk {
  samples: Float32Array<ArrayBuffer>;
  /** The sender's own clock at the first sample; the receiver is told how it lies on the session clock. */
  seconds: number;
}
