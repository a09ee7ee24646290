/** What a page showed while it was watched. */
export interface Watched {
  seconds: number;
  predictions: number;
  faces: number;
  /** Windows that the Laboratory showed, where it is open. */
  explorations: number;
  latenciesMs: number[];
  /** Main thread; null in browsers that do not tell of long tasks. */
  longestTaskMs: number | null;
}

/**
 * Runs in the page. It asks for frames of its own only to see when a prediction is on the screen: a page that is asked for
 * every frame works harder than it does for people.
 */
export function watchFrames(duration: number): Promise<Watched> {
  return new Promise<Watched>((done) => {
    const measured: Watched = {
      seconds: 0,
      predictions: 0,
      faces: 0,
      explorations: 0,
      latenciesMs: [],
      longestTaskMs: null,
    };
    let tasks: PerformanceObserver | null = null;
    if (PerformanceObserver.supportedEntryTypes.includes('longtask')) {
      measured.longestTaskMs = 0;
      tasks = new PerformanceObserver((list) => {
        for (const task of list.getEntries()) {
          measured.longestTaskMs = Math.max(measured.longestTaskMs ?? 0, task.duration);
        }
      });
      tasks.observe({ type: 'longtask' });
    }
    const started = performance.now();
    let lastLook = started;
    let lastPrediction = window.dbrLive?.().state.prediction ?? null;
    let lastFace = window.dbrLive?.().signals.landmarks ?? null;
    const dataValue = (id: string) =>
      document.querySelector(`[data-testid="${id}"]`)?.getAttribute('data-value');
    let lastExplored = dataValue('lab-numbers');
    let waiting: { logit: number; cutAt: number }[] = [];

    const look = () => {
      const now = performance.now();
      const live = window.dbrLive?.();
      const prediction = live?.state.prediction ?? null;
      if (prediction && prediction !== lastPrediction) {
        lastPrediction = prediction;
        measured.predictions += 1;
        // The answer came after the last look at the earliest: the latency is not made to look shorter.
        waiting.push({ logit: prediction.logit, cutAt: lastLook - 1000 * prediction.latencySeconds });
      }
      const face = live?.signals.landmarks ?? null;
      if (face && face !== lastFace) {
        lastFace = face;
        measured.faces += 1;
      }
      const newest = dataValue('lab-numbers');
      if (newest !== lastExplored) {
        lastExplored = newest;
        measured.explorations += 1;
      }
      lastLook = now;
      const onScreen = Number(dataValue('logit'));
      const shown = waiting.findLastIndex(({ logit }) => logit === onScreen);
      if (shown < 0) return;
      const cuts = waiting.slice(0, shown + 1);
      waiting = waiting.slice(shown + 1);
      // The next frame shows it; by the one after it has been painted.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          measured.latenciesMs.push(...cuts.map(({ cutAt }) => performance.now() - cutAt));
        }),
      );
    };

    const changes = new MutationObserver(look);
    changes.observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-value'] });
    // A face changes no attribute, and comes at most once in a camera's 33 ms.
    const timer = setInterval(() => {
      look();
      measured.seconds = (performance.now() - started) / 1000;
      if (measured.seconds < duration) return;
      clearInterval(timer);
      changes.disconnect();
      tasks?.disconnect();
      done(measured);
    }, 20);
  });
}

/** What is measured is use, not what follows the first prediction. */
export const SETTLE_MS = 5_000;

export interface LiveFigures {
  predictionsPerSecond: number;
  /** From the window being cut to the frame after the one that shows its prediction. */
  windowToScreenP95Ms: number;
  /**
   * Main thread, after loading; 0 when none passed the 50 ms at which browsers begin to report, null in browsers that tell
   * of none.
   */
  longestTaskMs: number | null;
}

export function figuresOf(watched: Watched): LiveFigures {
  const { seconds, predictions, latenciesMs } = watched;
  return {
    predictionsPerSecond: round(predictions / seconds, 2),
    windowToScreenP95Ms: round(percentile(latenciesMs, 0.95), 0),
    longestTaskMs: longestTask(watched),
  };
}

export function longestTask({ longestTaskMs }: Watched): number | null {
  return longestTaskMs === null ? null : round(longestTaskMs, 0);
}

/** @param share between 0 and 1 */
function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const round = (value: number, digits: number): number => Number(value.toFixed(digits));
