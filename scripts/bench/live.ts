import type { Page } from 'playwright';
import { cameraClip, emptyRoomClip } from '../fake-devices/camera-clip.ts';
import { microphoneClip, silenceClip } from '../fake-devices/microphone-clip.ts';
import { cpuPerSecond } from './cpu-time.ts';
import { inChromium, openDevices, openLive, withServedApp, withServedFolder } from './open-app.ts';
import { figuresOf, type LiveFigures, round, SETTLE_MS, type Watched, watchFrames } from './watch-frames.ts';

export interface DeviceFigures extends LiveFigures {
  faceFramesPerSecond: number;
  /** Processor seconds a second of all the browser's processes, somebody talking and typing. */
  cpuPerSecond: number;
  /** The same with camera and microphone on and nobody there. */
  cpuPerSecondIdle: number;
}

export interface LiveResult extends DeviceFigures {
  /** The other build, measured right after this one, and what this one costs of it. */
  other?: DeviceFigures;
  cpuToOther?: number;
  cpuIdleToOther?: number;
}

/** What is measured is use: a first visit's copy of the app, made in its first minute, would depend on the machine's pace. */
export const WITHOUT_COPY = { serviceWorkers: 'block' } as const;

/** What people say now and then while they are watched. */
const SENTENCES = [
  'I think this works rather well.',
  'No, that was not what I wanted.',
  'Let us meet on Tuesday.',
];

/**
 * Twenty seconds (or `seconds`) of live use with camera, microphone and some typing, and as long with nobody there.
 * @param against folder of another build to measure in the same conditions
 */
export function measureLive(seconds: number, against?: string): Promise<LiveResult> {
  return withServedApp(async (address) => {
    const own = await measureDevices(address, seconds);
    if (against === undefined) return own;
    const other = await withServedFolder(against, (there) => measureDevices(there, seconds));
    return {
      ...own,
      other,
      cpuToOther: round(own.cpuPerSecond / other.cpuPerSecond, 2),
      cpuIdleToOther: round(own.cpuPerSecondIdle / other.cpuPerSecondIdle, 2),
    };
  });
}

async function measureDevices(address: string, seconds: number): Promise<DeviceFigures> {
  const people = { camera: await cameraClip(), microphone: await microphoneClip() };
  const nobody = { camera: await emptyRoomClip(), microphone: silenceClip() };
  const settled = <T>(clips: typeof people, open: typeof openLive, act: (page: Page) => Promise<T>) =>
    inChromium(
      clips,
      async (page, browser) => {
        await open(page, address);
        await page.waitForTimeout(SETTLE_MS);
        return cpuPerSecond(browser, () => act(page));
      },
      WITHOUT_COPY,
    );
  const used = await settled(people, openLive, (page) => use(page, seconds));
  const idle = await settled(nobody, openDevices, (page) => page.waitForTimeout(1000 * seconds));
  return { ...usedFigures(used), cpuPerSecondIdle: round(idle.cpuPerSecond, 3) };
}

/** Of somebody who talks and types. */
export function usedFigures(used: {
  result: Watched;
  cpuPerSecond: number;
}): Omit<DeviceFigures, 'cpuPerSecondIdle'> {
  const { predictionsPerSecond, ...others } = figuresOf(used.result);
  return {
    predictionsPerSecond,
    faceFramesPerSecond: round(used.result.faces / used.result.seconds, 2),
    ...others,
    cpuPerSecond: round(used.cpuPerSecond, 3),
  };
}

/** Types now and then, for so many seconds, and watches. */
export async function use(page: Page, seconds: number) {
  const watching = page.evaluate(watchFrames, seconds);
  for (const sentence of SENTENCES) {
    await page.getByTestId('transcript-input').fill(sentence);
    await page.waitForTimeout((1000 * seconds) / SENTENCES.length / 2);
    await page.getByTestId('transcript-input').press('Enter');
    await page.waitForTimeout((1000 * seconds) / SENTENCES.length / 3);
  }
  return watching;
}
