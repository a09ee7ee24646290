import type { Page } from 'playwright';
import { cameraClip } from '../fake-devices/camera-clip.ts';
import { microphoneClip } from '../fake-devices/microphone-clip.ts';
import { cpuPerSecond } from './cpu-time.ts';
import { type DeviceFigures, use, usedFigures, WITHOUT_COPY } from './live.ts';
import { onlyServe } from './only-serve.ts';
import { BenchError, inChromium, openLive, withServedApp } from './open-app.ts';
import { SETTLE_MS } from './watch-frames.ts';

type UsedFigures = Omit<DeviceFigures, 'cpuPerSecondIdle'>;

export interface LiveWordsResult extends UsedFigures {
  rounds: number;
  /** The same with the page's own recogniser writing down what is said. */
  withWords: UsedFigures & {
    /** Texts that were final, in all rounds. */
    texts: number;
  };
}

/**
 * Live use without and with the page's own recogniser, in turn, so that other work on the machine troubles both alike.
 * @param rounds of both; medians are said
 */
export function measureLiveWords(seconds: number, model: string, rounds: number): Promise<LiveWordsResult> {
  return withServedApp(async (address) => {
    const without: UsedFigures[] = [];
    const withWords: UsedFigures[] = [];
    let texts = 0;
    for (let round = 0; round < rounds; round += 1) {
      without.push((await measureUse(address, seconds, null)).figures);
      const measured = await measureUse(address, seconds, model);
      withWords.push(measured.figures);
      texts += measured.texts;
    }
    if (texts === 0) throw new BenchError(`The recogniser ${model} wrote nothing down.`);
    return { rounds, ...medians(without), withWords: { ...medians(withWords), texts } };
  });
}

async function measureUse(
  address: string,
  seconds: number,
  model: string | null,
): Promise<{ figures: UsedFigures; texts: number }> {
  const clips = { camera: await cameraClip(), microphone: await microphoneClip() };
  return inChromium(
    clips,
    async (page, browser) => {
      await onlyServe(page.context(), model);
      await openLive(page, address);
      await page.waitForTimeout(SETTLE_MS);
      const before = await textsOf(page);
      const used = await cpuPerSecond(browser, () => use(page, seconds));
      const after = await textsOf(page);
      const fresh = after.filter((id) => !before.includes(id));
      return { figures: usedFigures(used), texts: fresh.length };
    },
    WITHOUT_COPY,
  );
}

const textsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    (window.dbrLive?.().state.transcript ?? [])
      .filter(({ source, final }) => source === 'speech' && final)
      .map(({ id }) => id),
  );

function medians(measured: readonly UsedFigures[]): UsedFigures {
  const of = (pick: (figures: UsedFigures) => number | null) =>
    measured.map((figures) => pick(figures) ?? Number.NaN).sort((a, b) => a - b)[measured.length >> 1] ??
    Number.NaN;
  return {
    predictionsPerSecond: of((figures) => figures.predictionsPerSecond),
    faceFramesPerSecond: of((figures) => figures.faceFramesPerSecond),
    windowToScreenP95Ms: of((figures) => figures.windowToScreenP95Ms),
    longestTaskMs: of((figures) => figures.longestTaskMs),
    cpuPerSecond: of((figures) => figures.cpuPerSecond),
  };
}
