/** What is done with a file. `again`: with its words corrected. */
export type MediaWork = 'words' | 'session' | 'again';

export interface MediaProgress {
  doing: MediaWork;
  /** 0..1 */
  share: number;
  secondsLeft: number | null;
}

/** Before, the time left is a guess. */
const KNOWN_SHARE = 0.03;
const PROGRESS_MILLISECONDS = 250;

/**
 * Tells how far something is, from now on, at the rate a person reads it and not at that of pictures.
 * @returns takes the share that is done, 0..1
 */
export function tellProgress(
  doing: MediaWork,
  tell: (progress: MediaProgress) => void,
): (share: number) => void {
  const begun = performance.now();
  let told = Number.NEGATIVE_INFINITY;
  tell({ doing, share: 0, secondsLeft: null });
  return (share) => {
    const now = performance.now();
    if (now - told < PROGRESS_MILLISECONDS) return;
    told = now;
    const elapsed = (now - begun) / 1000;
    tell({ doing, share, secondsLeft: share < KNOWN_SHARE ? null : (elapsed * (1 - share)) / share });
  };
}
