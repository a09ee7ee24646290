import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { EXTRACTORS, FEATURE_WIDTHS } from '../../src/features/frames.ts';
import { type WritableArray, writeNpz } from '../../src/features/npz/npz-writer.ts';
import { extractorArrays } from '../../src/features/ready/npz-extractors.ts';
import { MODALITIES, type Modality } from '../../src/model/modalities.ts';
import { BenchError } from './open-app.ts';
import { round, SETTLE_MS } from './watch-frames.ts';

export interface CorpusResult {
  /** Rows a second through two networks, from the file's being brought to both being shown: a row counts once. */
  rowsPerSecond: number;
  /** Medians until the next picture after sorting, filtering, and a step of the brush, over 10,000 rows. */
  sortMs: number;
  filterMs: number;
  brushMs: number;
  /** The page's longest task while those rows are sorted, filtered and brushed; 0 when none was over 50 ms. */
  longestTaskMs: number;
  /** The same before: while the page opens, files are read and results come. */
  longestTaskBeforeMs: number;
  /** What the page holds of what two networks made of a thousand rows, megabytes of 1,048,576 bytes. */
  heapMbPerThousandRows: number;
}

/** Utterances of about five seconds, as they are in the field's data sets. */
const RUN = { rows: 2000, steps: { language: 20, acoustic: 20, visual: 20 } };
/** Only how many there are matters to what is done with them. */
const LOOKED_AT = { rows: 10_000, steps: { language: 2 } };
/** Repeated, so that a busy machine has packed them in seconds. */
const SOME_VALUES = Float32Array.from({ length: 4093 }, (_, i) => 0.1 * Math.sin(1 + i * i));
const ROUNDS = 9;
const PATIENCE_MS = 600_000;

/** Runs DBR and plain decoupling over feature files that are made for it, and sorts, filters and brushes the rows. */
export async function measureCorpus(page: Page, address: string): Promise<CorpusResult> {
  const folder = await mkdtemp(join(tmpdir(), 'dbr-corpus-'));
  try {
    await page.addInitScript(watchTasks);
    await page.goto(`${address}#/corpus`);
    await page.locator('[data-testid="corpus"][data-status="ready"]').waitFor({ timeout: PATIENCE_MS });
    const heldBefore = await heldMb(page);
    const seconds = await runFile(page, await featureFile(join(folder, 'run.npz'), RUN), RUN.rows);
    const held = (await heldMb(page)) - heldBefore;
    await runFile(page, await featureFile(join(folder, 'looked-at.npz'), LOOKED_AT), LOOKED_AT.rows);
    await page.waitForTimeout(SETTLE_MS);
    const longestTaskBeforeMs = await longestTask(page);
    const [sortMs, filterMs, brushMs] = [await sort(page), await filter(page), await brush(page)];
    return {
      rowsPerSecond: round(RUN.rows / seconds, 1),
      sortMs,
      filterMs,
      brushMs,
      longestTaskMs: await longestTask(page),
      longestTaskBeforeMs,
      heapMbPerThousandRows: round((1000 * held) / RUN.rows, 2),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

declare global {
  interface Window {
    longTasks?: number[];
    /** Resolves with the milliseconds from an event on a page to the picture after it. */
    nextPicture?: (type: string) => Promise<number>;
  }
}

/** Runs in the page, before anything else. */
function watchTasks(): void {
  const tasks: number[] = [];
  window.longTasks = tasks;
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) tasks.push(task.duration);
  }).observe({ type: 'longtask' });
  window.nextPicture = (type) =>
    new Promise((resolve) => {
      const heard = () => {
        const since = performance.now();
        // The picture is made after the frame's callbacks; a task behind them begins when it is there.
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - since)));
      };
      window.addEventListener(type, heard, { capture: true, once: true });
    });
}

/** Since it was asked last, in milliseconds. */
async function longestTask(page: Page): Promise<number> {
  const tasks = await page.evaluate(() => window.longTasks?.splice(0) ?? []);
  return round(Math.max(0, ...tasks), 0);
}

async function featureFile(
  path: string,
  { rows, steps }: { rows: number; steps: Partial<Record<Modality, number>> },
): Promise<string> {
  // Without names they would be taken for those of the first version, which no network here reads.
  const arrays: Record<string, WritableArray> = {
    ...extractorArrays(EXTRACTORS),
    labels: { shape: [rows], values: Float32Array.from({ length: rows }, (_, row) => 3 * Math.sin(row)) },
    split: { shape: [rows], values: Array.from({ length: rows }, (_, row) => (row % 3 ? 'test' : 'valid')) },
  };
  for (const modality of MODALITIES) {
    const count = steps[modality];
    const width = FEATURE_WIDTHS[modality];
    if (count === undefined) continue;
    const values = new Float32Array(rows * count * width);
    for (let at = 0; at < values.length; at += SOME_VALUES.length)
      values.set(SOME_VALUES.subarray(0, values.length - at), at);
    arrays[modality] = { shape: [rows, count, width], values };
  }
  await writeFile(path, (await writeNpz(arrays)).stream());
  return path;
}

/** @returns seconds until both networks' rows are shown */
async function runFile(page: Page, path: string, rows: number): Promise<number> {
  const since = performance.now();
  await page.getByTestId('corpus-files').setInputFiles(path);
  // Of the file before, nothing is left when this one is read.
  for (const next of [page.getByTestId('corpus-run'), page.getByTestId('corpus-sort-b:prediction')])
    await reached(page, next).catch((cause: unknown) => {
      if (cause instanceof BenchError) throw cause;
      throw new BenchError(`Two networks did not run over ${rows} rows within ten minutes.`, { cause });
    });
  const seconds = (performance.now() - since) / 1000;
  await page
    .locator('[data-testid="corpus-slice-table"]:not([data-waiting])')
    .waitFor({ timeout: PATIENCE_MS });
  return seconds;
}

/** Waits for it. @throws BenchError with what the page says when it refuses a file */
async function reached(page: Page, next: Locator): Promise<void> {
  const refused = page.getByTestId('corpus').locator('[data-problem]').first();
  await next.or(refused).first().waitFor({ timeout: PATIENCE_MS });
  if (await refused.isVisible()) throw new BenchError(`The page says: ${await refused.textContent()}`);
}

async function heldMb(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  // What typed arrays lie in is no part of the heap itself.
  const usage = (await session.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    backingStorageSize?: number;
  };
  await session.detach();
  return (usage.usedSize + (usage.backingStorageSize ?? 0)) / 2 ** 20;
}

async function medianOf(page: Page, type: string, act: (round: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < ROUNDS; turn++) {
    const picture = page.evaluate((event) => window.nextPicture?.(event) ?? Number.NaN, type);
    await act(turn);
    times.push(await picture);
    await page.waitForTimeout(400);
  }
  times.sort((one, other) => one - other);
  return round(times[Math.floor(ROUNDS / 2)] as number, 1);
}

function sort(page: Page): Promise<number> {
  const columns = ['a:beta', 'data:label', 'b:prediction'];
  return medianOf(page, 'click', (turn) =>
    page.getByTestId(`corpus-sort-${columns[turn % columns.length]}`).click(),
  );
}

/** By the label: such a file has no words to search. */
async function filter(page: Page): Promise<number> {
  await page.getByTestId('corpus-filter-add').selectOption('data:label');
  const low = page.getByTestId('corpus-filter-low');
  const median = await medianOf(page, 'keydown', async (turn) => {
    await low.fill(turn % 2 ? '-1' : '-2');
    await low.press('Enter');
  });
  await page.getByTestId('corpus-filters-clear').click();
  return median;
}

async function brush(page: Page): Promise<number> {
  const cells = page.getByTestId('corpus-heatmap-cells');
  await cells.scrollIntoViewIfNeeded();
  const box = await cells.boundingBox();
  if (!box) throw new BenchError('The heatmap has no place on the page.');
  const [x, top] = [box.x + box.width / 2, Math.max(60, box.y + 60)];
  await page.mouse.move(x, top);
  await page.mouse.down();
  const median = await medianOf(page, 'pointermove', (turn) => page.mouse.move(x, top + 20 * (turn + 1)));
  await page.mouse.up();
  return median;
}
