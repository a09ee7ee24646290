/** How far a download is. */
export interface Progress {
  loadedBytes: number;
  /** null when the server did not say. */
  totalBytes: number | null;
  /** 1, and one more for every time an address had to be asked again. */
  attempt: number;
}
