import type { Page } from '@playwright/test';
import type { WorkerName } from '../src/app/live/inspect.ts';
import type { PartName } from '../src/app/live-state.ts';
import type { ProblemCode } from '../src/app/problem.ts';
import { en } from '../src/ui/locales/en/en.ts';
import { expect, test } from './fixtures.ts';
import { type LivePage, SOFTWARE_GPU } from './live-page.ts';
import { setHidden } from './visibility.ts';

/** A line of the table: what was broken, what the page said, how long it took, what of the recording is missing. */
interface Outcome {
  fault: string;
  message: string;
  'recovered in (s)': number;
  'lost (s)': number;
}

interface Fault {
  name: string;
  /** Breaks it. */
  cause(): Promise<unknown>;
  /** Waits for the page's word on it and returns it. */
  said(): Promise<string>;
  /** What a person does about it, if anything. */
  repair?(): Promise<unknown>;
  /** Waits until the part that was broken works again. */
  recovered?(): Promise<unknown>;
}

/** Keeps the streams of the page's devices where a test can reach them. */
function keepStreams(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    const tracks: Partial<Record<string, MediaStreamTrack>> = {};
    Object.assign(window, { drillTracks: tracks });
    mediaDevices.getUserMedia = async (constraints) => {
      const stream = await open(constraints);
      for (const track of stream.getTracks()) tracks[track.kind] = track;
      return stream;
    };
  });
}

/** Does to a device's track what the system does, and tells the page as the browser would. */
function disturb(page: Page, kind: 'video' | 'audio', event: 'ended' | 'mute' | 'unmute'): Promise<unknown> {
  return page.evaluate(
    ([of, what]) => {
      const { drillTracks } = window as unknown as { drillTracks: Record<string, MediaStreamTrack> };
      const track = drillTracks[of];
      if (!track) throw new Error(`There is no ${of} track.`);
      if (what === 'ended') track.stop();
      else track.enabled = what === 'unmute';
      track.dispatchEvent(new Event(what));
    },
    [kind, event] as const,
  );
}

/** What is stored of a session, read past the app: until when, and when its sound has values. */
interface Stored {
  id: string;
  untilSeconds: number;
  soundSeconds: number[];
}

/** The session that is or was last recorded, as it is in the browser's storage. */
function stored(page: Page, id?: string): Promise<Stored> {
  return page.evaluate(async (wanted) => {
    const answer = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answer(indexedDB.open('dbr-live'));
    const read = database.transaction(['sessions', 'parts']);
    const entries: { id: string; createdAt: string }[] = await answer(read.objectStore('sessions').getAll());
    const latest = entries.sort((a, b) => a.createdAt.localeCompare(b.createdAt)).at(-1)?.id ?? '';
    const of = wanted ?? latest;
    const parts: { untilSeconds: number; acoustic: { seconds: Float64Array } }[] = await answer(
      read.objectStore('parts').getAll(IDBKeyRange.bound([of], [of, []])),
    );
    database.close();
    return {
      id: of,
      untilSeconds: Math.max(0, ...parts.map(({ untilSeconds }) => untilSeconds)),
      soundSeconds: parts.flatMap(({ acoustic }) => [...acoustic.seconds]),
    };
  }, id);
}

/** The second the live session is at. */
const nowSeconds = (page: Page): Promise<number> =>
  page.evaluate(() => window.dbrLive?.().signals.seconds ?? Number.NaN);

/** The longest stretch of seconds between two moments of which no sound is stored. */
function longestMissing(from: number, to: number, { soundSeconds }: Stored): number {
  const there = [from, ...soundSeconds.filter((at) => at > from && at < to), to];
  return Math.max(...there.map((at, i) => at - (there[i - 1] ?? at)));
}

/** Waits until sound of after this moment is stored; the second it was heard. */
async function soundAfter(page: Page, moment: number): Promise<number> {
  let heard: number | undefined;
  await expect
    .poll(async () => {
      heard = (await stored(page)).soundSeconds.find((at) => at > moment);
      return heard;
    }, 'sound is stored')
    .toBeDefined();
  return heard ?? Number.NaN;
}

const latestPrediction = (page: Page): Promise<number> =>
  page.evaluate(() => window.dbrLive?.().state.history.at(-1)?.seconds ?? 0);

/** The words of a problem on the screen, once they are there. */
async function saidOf(live: LivePage, code: ProblemCode, detail = ''): Promise<string> {
  await live.expectProblem(code, { detail });
  const note = live.page.locator(`[data-problem="${code}"]`).filter({ hasText: detail }).last();
  return ((await note.textContent()) ?? '').replace(/\s+/g, ' ');
}

/** Breaks something while a session is recorded, and waits until predictions and recording go on. */
async function drill(live: LivePage, fault: Fault): Promise<Outcome> {
  const { page } = live;
  return test.step(fault.name, async () => {
    // The fault before this one is over: some seconds are recorded as they should be.
    const from = await soundAfter(page, await nowSeconds(page));
    await soundAfter(page, from + 2);
    const { id } = await stored(page);
    const moment = await nowSeconds(page);
    const started = Date.now();
    await fault.cause();
    const message = await fault.said();
    await fault.repair?.();
    await fault.recovered?.();
    const before = await latestPrediction(page);
    await expect
      .poll(() => latestPrediction(page), { message: 'predictions go on', ...SOFTWARE_GPU })
      .toBeGreaterThan(before);
    const recovered = (Date.now() - started) / 1000;
    await expect
      .poll(async () => (await stored(page)).untilSeconds, 'the recording goes on')
      .toBeGreaterThan((await stored(page)).untilSeconds);
    const lost = longestMissing(from, moment, await stored(page, id));
    return {
      fault: fault.name,
      message,
      'recovered in (s)': Number(recovered.toFixed(1)),
      'lost (s)': Number(lost.toFixed(1)),
    };
  });
}

const workerFault = (live: LivePage, worker: WorkerName, part: PartName, settled: RegExp): Fault => ({
  name: `the ${worker} worker dies`,
  cause: () => live.page.evaluate((name) => window.dbrInspect?.crashWorker(name), worker),
  said: () => saidOf(live, 'worker-restarted', `${worker}: `),
  recovered: () => expect(live.part(part)).toHaveAttribute('data-status', settled),
});

async function record(live: LivePage): Promise<void> {
  await live.page.getByTestId('record-start').click();
  await expect(live.page.getByTestId('record-time')).toBeVisible();
}

function report(outcomes: Outcome[]): void {
  console.table(outcomes);
  for (const outcome of outcomes) expect(outcome['lost (s)'], outcome.fault).toBeLessThanOrEqual(1);
}

test('every fault during a recording is told, survived, and costs no recorded second beyond the last', {
  tag: '@long',
}, async ({ live, page, context, baseURL }) => {
  const outcomes: Outcome[] = [];
  const protocol = await context.newCDPSession(page);
  const model = await page.request.head('./model-files/face/face_landmarker.task');
  const settledFace = model.ok() ? /ready/ : /ready|failed/;
  const faceModel = '**/model-files/face/**';
  await keepStreams(page);
  await live.open('?inspect&backend=wasm');
  await live.expectPrediction();
  await live.switchOn('microphone');
  await record(live);
  await live.input.fill('I absolutely loved this film');

  if (model.ok()) {
    await context.route(faceModel, async (route) => {
      const whole = await (await route.fetch()).body();
      await route.fulfill({
        body: whole.subarray(0, whole.length / 2),
        headers: { 'content-length': String(whole.length / 2) },
      });
    });
    outcomes.push(
      await drill(live, {
        name: 'a model download breaks half-way',
        cause: () => live.channel('camera').click(),
        said: () => saidOf(live, 'model-file-corrupt'),
        async repair() {
          await context.unroute(faceModel);
          await live.part('face').getByRole('button').click();
        },
        recovered: () => expect(live.part('face')).toHaveAttribute('data-status', 'ready'),
      }),
    );
  } else {
    await live.switchOn('camera');
  }

  for (const [worker, part] of [
    ['text', 'text'],
    ['acoustic', 'voice'],
    ['inference', 'network'],
  ] as const) {
    outcomes.push(await drill(live, workerFault(live, worker, part, /ready/)));
  }
  outcomes.push(await drill(live, workerFault(live, 'vision', 'face', settledFace)));

  outcomes.push(
    await drill(live, {
      name: 'the camera goes away',
      cause: () => disturb(page, 'video', 'ended'),
      said: () => saidOf(live, 'camera-unplugged'),
      repair: () => live.switchOn('camera'),
    }),
    await drill(live, {
      name: 'the microphone is muted',
      cause: () => disturb(page, 'audio', 'mute'),
      async said() {
        await expect(page.getByText(en.capture.muted.microphone)).toBeVisible();
        return en.capture.muted.microphone;
      },
      async repair() {
        await disturb(page, 'audio', 'unmute');
        await expect(page.getByText(en.capture.muted.microphone)).toBeHidden();
      },
    }),
    await drill(live, {
      name: 'the tab sleeps',
      async cause() {
        await setHidden(page, true);
        await protocol.send('Page.setWebLifecycleState', { state: 'frozen' });
        await page.waitForTimeout(6_000);
        await protocol.send('Page.setWebLifecycleState', { state: 'active' });
        await setHidden(page, false);
      },
      said: () => saidOf(live, 'tab-was-hidden'),
    }),
  );

  const origin = new URL(baseURL ?? '').origin;
  outcomes.push(
    await drill(live, {
      name: 'the storage is full',
      cause: () => protocol.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 }),
      said: () => saidOf(live, 'recording-stopped-full'),
      async repair() {
        await protocol.send('Storage.overrideQuotaForOrigin', { origin });
        await record(live);
      },
    }),
  );

  report(outcomes);
  await page.getByTestId('record-stop').click();
  await expect(page.getByTestId('record-start')).toBeVisible();
  await live.open('#/sessions');
  await expect(page.getByTestId('session')).toHaveCount(2);
});

test('a lost GPU device during a recording is told and survived', { tag: '@long' }, async ({
  live,
  page,
}) => {
  await live.open('?inspect&backend=webgpu');
  await live.switchOn('microphone');
  await expect(live.part('network')).toHaveAttribute('data-status', 'ready', SOFTWARE_GPU);
  await expect(page.getByTestId('backend')).toHaveAttribute('data-backend', 'webgpu');
  await record(live);
  await live.input.fill('I absolutely loved this film');
  report([
    await drill(live, {
      name: 'the GPU device is lost',
      cause: () => page.evaluate(() => window.dbrInspect?.loseGpuDevice()),
      said: () => saidOf(live, 'gpu-device-lost'),
      recovered: () => expect(live.part('network')).toHaveAttribute('data-status', 'ready', SOFTWARE_GPU),
    }),
  ]);
});
