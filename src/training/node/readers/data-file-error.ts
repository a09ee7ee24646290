/**
 * A data file that cannot be used. The message is one line that names the file, the row and the trouble;
 * the command line prints it and ends with exit code 2.
 */
export class DataFileError extends Error {
  override readonly name = 'DataFileError';

  constructor(
    readonly file: string,
    /** Line in the file as an editor counts, the header being 1; null when the trouble is the whole file's. */
    readonly row: number | null,
    readonly trouble: string,
    options?: ErrorOptions,
  ) {
    super(`${file}${row === null ? '' : `, row ${row}`}: ${trouble.replace(/\s+/g, ' ')}`, options);
  }
}
