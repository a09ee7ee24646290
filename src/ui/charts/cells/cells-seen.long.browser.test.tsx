import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { page } from 'vitest/browser';
import { createLiveStore } from '../../../app/live/live.ts';
import { NO_INTERVENTION } from '../../../model/index.ts';
import { windowAt } from '../../../session/fold/recording.ts';
import { SAMPLES } from '../../../session/samples/samples.ts';
import type { Prediction } from '../../../session/types.ts';
import { fixtureStore } from '../../testing/live-fixture.ts';
import { renderLive } from '../../testing/render-live.tsx';
import { relativeLuminance } from '../../theme/colours.ts';
import { contributionTable } from '../prediction/contribution-table.ts';
import { shownOf } from '../prediction/shown.ts';
import { type CellLayout, cellBox } from './cell-layout.ts';
import type { CellMatrix } from './cell-matrix.ts';
import { signedScale } from './cell-scale.ts';
import { paintCells } from './paint-cells.ts';

// The text and voice models and the network start first, on a machine that may be busy.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

/** Early in an utterance, in the middle and at its end. */
const SECONDS = [1.5, 4, 10];
const GROUND = { light: 'rgb(255, 255, 255)', dark: 'rgb(20, 24, 31)' };

/** What the shipped network says of the sample sessions. */
const predictions: { name: string; prediction: Prediction }[] = [];

beforeAll(async () => {
  const store = createLiveStore({ sample: null, search: '?backend=wasm' });
  try {
    for (const { id } of SAMPLES) {
      const recording = await store.openRecording(id);
      for (const seconds of SECONDS) {
        const window = windowAt(recording, seconds);
        if (!window) continue;
        // Null while the network is not there yet.
        const trace = await vi.waitFor(
          async () => {
            const runs = [{ network: 'dbr' as const, intervention: NO_INTERVENTION }];
            const [made] = (await store.explore(window.tracks, runs)) ?? [];
            if (!made) throw new Error('no answer');
            return made;
          },
          { timeout: 300_000, interval: 500 },
        );
        const [sentiment = 0] = trace.sentiment.values;
        const [logit = 0] = trace.logit.values;
        predictions.push({
          name: `${id} at ${seconds} s`,
          prediction: { window, trace, sentiment, interval: null, logit, balance: 0, latencySeconds: 0.1 },
        });
      }
    }
  } finally {
    store.close();
  }
});

type Pixel = readonly [number, number, number, number];

function pixelAt(canvas: HTMLCanvasElement, x: number, y: number): Pixel {
  const density = canvas.width / canvas.clientWidth || 1;
  const context = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
  const { data } = context.getImageData(Math.floor(x * density), Math.floor(y * density), 1, 1);
  return [data[0] ?? 0, data[1] ?? 0, data[2] ?? 0, data[3] ?? 0];
}

const luminance = ([red, green, blue]: Pixel) => relativeLuminance(`rgb(${red}, ${green}, ${blue})`);
const contrast = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

/** Rows so high, a pixel apart, in 600 pixels. */
function layoutOf({ rows, columns }: CellMatrix, height: number): CellLayout {
  const wide = 600 / columns.length;
  const edges = columns.map((_, column) => ({ left: column * wide, right: (column + 1) * wide }));
  return {
    width: 600,
    height: height * rows.length,
    left: 0,
    right: 0,
    below: 0,
    rows: rows.map((_, row) => ({ top: row * height, height: height - 1, pitch: height, columns: edges })),
    labels: [],
  };
}

describe.each(['light', 'dark'] as const)(
  'on a %s page, from the pixels of every sample session',
  (scheme) => {
    it('the largest cell stands out by 3 : 1 and what is nothing is the ground', async () => {
      localStorage.setItem('mantine-color-scheme-value', scheme);
      onTestFinished(() => localStorage.removeItem('mantine-color-scheme-value'));
      const store = fixtureStore({ source: { kind: 'devices' } });
      await renderLive(store);
      expect(predictions.length).toBeGreaterThanOrEqual(SAMPLES.length * 2);
      const ground = relativeLuminance(GROUND[scheme]);
      let nothings = 0;
      for (const { name, prediction } of predictions) {
        store.state.setState({ prediction: null });
        await expect.element(page.getByTestId('heatmap')).not.toBeInTheDocument();
        store.state.setState({ prediction });
        await expect.element(page.getByTestId('heatmap')).toBeVisible();
        const chart = page.getByTestId('heatmap').element();
        const seen = (): number[] => {
          const canvas = chart.querySelector('canvas') as HTMLCanvasElement;
          return [...chart.querySelectorAll<SVGRectElement>('rect[x="-0.5"]')].flatMap((row) => {
            // Above the marks and the numbers in the middle of a row.
            const y = Number(row.getAttribute('y')) + 2.5;
            const width = Math.floor(Number(row.getAttribute('width')));
            return Array.from({ length: width }, (_, x) => pixelAt(canvas, x, y)).flatMap((pixel) =>
              pixel[3] === 255 ? [contrast(luminance(pixel), ground)] : [],
            );
          });
        };
        await expect.poll(() => Math.max(...seen()), { message: name }).toBeGreaterThanOrEqual(3);
        // Where there is a cell that adds nothing.
        const points = contributionTable(shownOf(prediction)).rows.flatMap(({ cells }) =>
          cells.flatMap((value) => (value === null ? [] : [Math.abs(value)])),
        );
        if (Math.min(...points) > 0.005 * Math.max(...points)) continue;
        nothings += 1;
        expect(Math.min(...seen()), name).toBeLessThanOrEqual(1.05);
      }
      expect(nothings).toBeGreaterThan(predictions.length / 3);
    });

    it('the sign of a cell is told without colour', () => {
      for (const { name, prediction } of predictions) {
        const { rows } = contributionTable(shownOf(prediction));
        const columns = (rows[0]?.cells ?? []).map((_, step) => ({ step }));
        const matrix: CellMatrix = {
          base: {},
          rows: rows.map(({ branch, modality }) => ({ branch, modality })),
          columns,
          values: rows.flatMap(({ cells }) => cells),
        };
        const scale = signedScale([matrix]);
        const limit = scale.kind === 'signed' ? scale.limit : Number.NaN;
        for (const height of [4, 16, 28]) {
          const layout = layoutOf(matrix, height);
          const canvas = document.createElement('canvas');
          canvas.style.width = `${layout.width}px`;
          document.body.append(canvas);
          paintCells(canvas, matrix, layout, { scale, scheme });
          matrix.values.forEach((value, index) => {
            if (value === null || Math.abs(value) < 0.06 * limit) return;
            const place = { row: Math.floor(index / columns.length), column: index % columns.length };
            const box = cellBox(layout, place) ?? { x: 0, y: 0, width: 0, height: 0 };
            const down = Array.from({ length: Math.floor(box.height) }, (_, line) =>
              luminance(pixelAt(canvas, box.x + box.width / 2, box.y + line + 0.25)),
            );
            const marked = contrast(Math.min(...down), Math.max(...down)) > 1.25;
            expect(marked, `${name}: ${value} in ${height} px`).toBe(value < 0);
          });
          canvas.remove();
        }
      }
    });
  },
);
