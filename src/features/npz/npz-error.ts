/** An .npz file, or an array in it, that cannot be read. */
export class NpzError extends Error {
  override readonly name = 'NpzError';

  constructor(
    /** Name of the array without ".npy"; null when the trouble is the whole file's. */
    readonly array: string | null,
    readonly trouble: string,
    options?: ErrorOptions,
  ) {
    super(array === null ? trouble : `array "${array}" ${trouble}`, options);
  }
}
