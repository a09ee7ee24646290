import { inChromium, withServedApp, withServedFolder } from './open-app.ts';
import { untilKept, type VisitTimes, visit } from './visit.ts';
import { round } from './watch-frames.ts';

interface StartTimes extends VisitTimes {
  /** The same as `firstPredictionMs` on the second visit, when the service worker has the app. */
  firstPredictionWarmMs: number;
}

export interface StartResult extends StartTimes {
  /** The other build, in turn with this one, and what this one takes of it. */
  other?: StartTimes;
  firstPredictionToOther?: number;
  firstPredictionWarmToOther?: number;
}

/** Neither camera nor microphone is used. */
const NO_CLIPS = { camera: null, microphone: null };

/** Two visits in a fresh profile: the first, and another one once the app is kept on the device. */
function visitTwice(address: string): Promise<StartTimes> {
  return inChromium(NO_CLIPS, async (page) => {
    const cold = await visit(page, address);
    await untilKept(page);
    const context = page.context();
    await page.close();
    const warm = await visit(await context.newPage(), address);
    return { ...cold, firstPredictionWarmMs: warm.firstPredictionMs };
  });
}

/**
 * Medians of some rounds of a first and a second visit.
 * @param against folder of another build, visited in turn with this one
 */
export function measureStart(rounds: number, against?: string): Promise<StartResult> {
  return withServedApp(async (address) => {
    const own: StartTimes[] = [];
    const others: StartTimes[] = [];
    for (let turn = 0; turn < rounds; turn++) {
      own.push(await visitTwice(address));
      if (against !== undefined) others.push(await withServedFolder(against, visitTwice));
    }
    const times = mediansOf(own);
    if (against === undefined) return times;
    const other = mediansOf(others);
    return {
      ...times,
      other,
      firstPredictionToOther: round(times.firstPredictionMs / other.firstPredictionMs, 2),
      firstPredictionWarmToOther: round(times.firstPredictionWarmMs / other.firstPredictionWarmMs, 2),
    };
  });
}

function mediansOf(visits: readonly StartTimes[]): StartTimes {
  const median = (name: keyof StartTimes) => {
    const sorted = visits.map((times) => times[name]).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] as number;
  };
  return {
    firstPaintMs: median('firstPaintMs'),
    firstPredictionMs: median('firstPredictionMs'),
    firstPredictionWarmMs: median('firstPredictionWarmMs'),
  };
}
