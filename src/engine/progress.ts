/** How far a download is. */
export interface Progress {
  loadedBytes: number;
  /** null when the server did not say. */
  totalBytes: number | null;
  /** 1, and one more for every time an address had to be asked again. */
  attempt: number;
}

/** Before anything has come. */
export const NO_PROGRESS: Progress = { loadedBytes: 0, totalBytes: null, attempt: 1 };
