import { MantineProvider } from '@mantine/core';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { page } from 'vitest/browser';
import { loadViewSentences, startI18n } from '../locales/i18n.ts';
import { labelFaults, smallTexts } from '../testing/chart-labels.ts';
import { exploredStore } from '../testing/explored-store.ts';
import { typedStore } from '../testing/live-fixture.ts';
import { mount } from '../testing/mount.ts';
import { renderLive, renderView } from '../testing/render-live.tsx';
import { fontReady } from '../theme/font.ts';
import { theme } from '../theme/theme.ts';
import { RunChart } from '../train/RunChart.tsx';
import type { ToyRunRecord } from '../train/toy-runs.ts';

vi.setConfig({ testTimeout: 300_000 });

const TEXT = 'I absolutely loved this extraordinarily disappointing film, it is the best day of my life';
const OWN_FONT = '';
/** Wider than any font a system would take for the page, and spaced. */
const WIDE_FONT =
  "* { font-family: 'DejaVu Sans', sans-serif !important; letter-spacing: 0.5px !important; }";
const SECTIONS = ['evidence', 'features', 'branches', 'tsf', 'agpr', 'brf', 'bank', 'history'] as const;

function setFont(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
  onTestFinished(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  });
}

/** Waits until layouts have followed the window, and says what is then wrong with the labels. */
async function expectNoFaults(): Promise<void> {
  await fontReady();
  await expect.poll(() => [...labelFaults(), ...smallTexts()], { timeout: 20_000 }).toEqual([]);
}

const cases = [
  ['the page’s font', OWN_FONT],
  ['a wide, spaced font', WIDE_FONT],
] as const;

describe.each(cases)('labels in %s', (_, css) => {
  describe.each([
    ['en', 1440],
    ['en', 390],
    ['zh', 1440],
    ['zh', 390],
  ] as const)('%s, %i px wide', (language, width) => {
    it('do not touch in the Live view', async () => {
      setFont(css);
      await renderLive(typedStore({ text: TEXT, seconds: 8 }), width, 900, language);
      await expect.element(page.getByTestId('heatmap')).toBeVisible();
      await expectNoFaults();
    });

    it('do not touch in the Laboratory', async () => {
      setFont(css);
      await renderView(exploredStore(TEXT), 'laboratory', width, 900, language);
      await expect.element(page.getByTestId('heatmap')).toBeVisible();
      for (const section of SECTIONS) {
        const place = await page.getByTestId(`lab-section-${section}`).findElement();
        for (const figure of place.querySelectorAll('figure')) figure.scrollIntoView();
        await expectNoFaults();
      }
    });

    it('do not touch in the Train view’s charts', async () => {
      setFont(css);
      await startI18n(language);
      await loadViewSentences();
      await page.viewport(width, 900);
      mount().root.render(
        <MantineProvider theme={theme}>
          <div style={{ width: Math.min(width - 60, 420) }}>
            <RunChart curve="mae" title="MAE" info="" runs={[1, 2, 3, 4].map(toyRun)} />
            <RunChart curve="leakage" title="Leakage" info="" runs={[11, 12].map(toyRun)} />
          </div>
        </MantineProvider>,
      );
      await expect.poll(() => document.querySelectorAll('figure svg text').length).toBeGreaterThan(10);
      await expectNoFaults();
    });
  });
});

/** Four runs that end alike. */
function toyRun(number: number): ToyRunRecord {
  return {
    number,
    settings: {
      seed: number,
      epochs: 12,
      stages: { tsf: true, agpr: true, brf: true },
      losses: {} as ToyRunRecord['settings']['losses'],
    },
    points: Array.from({ length: 13 }, (_, epoch) => ({
      epoch,
      losses: null,
      heldOut: {
        mae: 1.2 / (1 + epoch) + 0.001 * number,
        balance: 0,
        absoluteBalance: 0.2,
        leakage: 0.4 + 0.001 * number * epoch,
        redundancy: 0.2,
        complementarity: 0.5,
      },
    })),
    status: 'done',
    seconds: 40,
    backend: 'wasm',
  };
}
