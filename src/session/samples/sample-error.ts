/** A sample session cannot be played: a file of it did not come, or is not what it should be. */
export class SampleError extends Error {
  constructor(
    readonly path: string,
    why: string,
    options?: ErrorOptions,
  ) {
    super(`The sample session's file ${path} ${why}`, options);
    this.name = 'SampleError';
  }
}
