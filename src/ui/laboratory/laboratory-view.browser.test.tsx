import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import {
  balance,
  logitContributions,
  rowSum,
  sentimentPoints,
  shapleyValues,
} from '../../diagnostics/index.ts';
import { disposeInput, networkInput } from '../../engine/workers/inference/network-input.ts';
import { EXPLORATION_TRACE, type PlainTrace, readTraces } from '../../model/index.ts';
import type { Prediction } from '../../session/types.ts';
import { CONFIG, exploredStore, network, plain } from '../testing/explored-store.ts';
import { renderView } from '../testing/render-live.tsx';

// The first test loads the whole interface from a development server, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

/** Cell charts by the section they are in. */
const CHARTS = {
  branches: ['lab-norms-shared', 'lab-norms-private', 'lab-channels-private-after-language'],
  tsf: ['lab-temporalShare', 'lab-nodes', 'lab-adjacency'],
  agpr: ['lab-anchors', 'lab-routes', 'lab-borrowing'],
  brf: ['lab-reading-shared-language', 'lab-reading-private-language', 'lab-gate'],
};

const chart = (id: string) => page.getByTestId(id);
const cells = (id: string) => chart(id).getByRole('application');
/** Charts off the screen do not draw. */
const scrollTo = async (section: string) =>
  (await page.getByTestId(`lab-section-${section}`).findElement()).scrollIntoView();

describe('the Laboratory', () => {
  it('shows every stage of a real trace, and what is absent as absent', async () => {
    await renderView(exploredStore(), 'laboratory');
    await expect.element(chart('heatmap')).toBeVisible();
    await expect
      .element(chart('lab-shapley').getByRole('img'))
      .toHaveAccessibleName(/No players .* All players/);
    for (const [section, ids] of Object.entries(CHARTS)) {
      await scrollTo(section);
      for (const id of ids) await expect.element(cells(id)).toHaveAccessibleName(/Lowest .* highest /);
    }
    await chart('lab-modality-visual').click();
    await scrollTo('branches');
    await expect.element(chart('lab-channels-shared-before-visual')).toHaveTextContent('no face');
  });

  it('says of each reference bank what it tells, or that it is not there', async () => {
    await renderView(exploredStore(), 'laboratory');
    const section = await page.getByTestId('lab-section-bank').findElement();
    section.scrollIntoView();
    await expect.poll(() => section.textContent).toMatch(/Leakage|DBR is not there/);
    await expect
      .poll(() => section.textContent)
      .toMatch(/Redundancy: plain decoupling|plain decoupling is not there/);
    expect(section.querySelector('[role="alert"]')).toBeNull();
  });

  it('marks a word everywhere when it is pointed at, and keeps it when it is pressed', async () => {
    await renderView(exploredStore(), 'laboratory');
    const word = page.getByRole('button', { name: 'loved', exact: true });
    await word.click();
    await expect.element(word).toHaveAttribute('aria-pressed', 'true');
    await scrollTo('branches');
    const norms = await chart('lab-norms-shared').findElement();
    norms.scrollIntoView();
    const frames = () => norms.querySelectorAll('g[data-screen-only] rect').length;
    await expect.poll(frames).toBe(1);
    await word.click();
    await userEvent.unhover(word);
    (word.element() as HTMLElement).blur();
    await expect.poll(frames).toBe(0);
  });

  it('pins a cell of the main heatmap with one press, lets go with a second, and with Escape wherever the focus is', async () => {
    await renderView(exploredStore(), 'laboratory');
    const map = await chart('heatmap').getByRole('application').findElement();
    const press = () => userEvent.click(map, { position: { x: 180, y: 100 } });
    await press();
    await expect.element(chart('lab-unpin')).toBeVisible();
    await press();
    await expect.element(chart('lab-unpin')).not.toBeInTheDocument();
    await press();
    await expect.element(chart('lab-unpin')).toBeVisible();
    (document.activeElement as HTMLElement | null)?.blur();
    await userEvent.keyboard('{Escape}');
    await expect.element(chart('lab-unpin')).not.toBeInTheDocument();
    (map as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}{Enter}');
    await expect.element(chart('lab-unpin')).toBeVisible();
    await userEvent.keyboard(' ');
    await expect.element(chart('lab-unpin')).not.toBeInTheDocument();
  });

  it('reads a typed sentence alone', async () => {
    // The small network reads other widths than the text model makes.
    await renderView({ ...exploredStore(), explore: async () => null }, 'laboratory');
    await chart('lab-typed').fill('I hated it');
    await chart('lab-type-alone').click();
    await expect.poll(() => location.hash).toMatch(/^#\/laboratory\?text=I\+hated\+it&/);
  });

  it('names the cell the arrow keys reach', async () => {
    await renderView(exploredStore(), 'laboratory');
    await scrollTo('branches');
    const map = await cells('lab-norms-private').findElement();
    map.scrollIntoView();
    (map as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}{ArrowDown}{ArrowRight}');
    const tip = chart('lab-norms-private').getByRole('status');
    await expect.element(tip).toHaveTextContent(/private · after · Language.*“loved”/);
    await userEvent.keyboard('{Escape}');
    await expect.element(tip).not.toBeInTheDocument();
  });

  it('waits without a prediction, and fits a phone', async () => {
    const store = exploredStore();
    const { prediction } = store.state.getState();
    store.state.setState({ prediction: null });
    await renderView(store, 'laboratory', 390, 844);
    await expect.element(page.getByText('Waiting for a window to look at').first()).toBeVisible();
    store.state.setState({ prediction });
    await expect.element(chart('heatmap')).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  });

  it('shows of two setups what the networks say when they are run directly', async () => {
    const store = exploredStore();
    await renderView(store, 'laboratory');
    await expect.element(chart('heatmap')).toBeVisible();
    await chart('lab-stage-a-agpr').click();
    await chart('lab-scales-open-a').click();
    await chart('lab-silence-a-acoustic').click();
    await chart('lab-compare').click();
    await expect.element(chart('lab-comparison')).toBeVisible();
    await expect.element(chart('lab-weights-a')).toHaveTextContent(/AGPR bypassed.*models\/no-agpr/);
    await expect.element(chart('lab-weights-b')).toHaveTextContent('trained without TSF, AGPR, BRF');

    const input = networkInput((store.state.getState().prediction as Prediction).window.tracks, CONFIG);
    const noAgpr = { tsf: true, agpr: false, brf: true };
    const silenced = { stages: noAgpr, scales: [1, 0, 1, 1, 0, 1] };
    const [a] = await readTraces(network, input, EXPLORATION_TRACE, silenced);
    const [b] = await readTraces(plain, input, EXPLORATION_TRACE);
    disposeInput(input);
    const expected = (of: (trace: PlainTrace) => number) => {
      const [ours, theirs] = [of(a as PlainTrace), of(b as PlainTrace)];
      return [ours, theirs, ours - theirs];
    };
    const shown = async (id: string) => {
      const row = await chart(id).findElement();
      return [...row.querySelectorAll('td')].map((cell) => Number(cell.dataset.value));
    };
    const phi = (player: number) =>
      expected((trace) => shapleyValues(trace.coalitions?.values ?? [])[player] ?? 0);
    await expect
      .poll(async () => (await shown('lab-number-prediction'))[0])
      .toBeCloseTo(expected((trace) => trace.sentiment.values[0] as number)[0] as number, 4);
    for (const [id, numbers] of [
      ['lab-number-prediction', expected((trace) => trace.sentiment.values[0] as number)],
      ['lab-number-balance', expected((trace) => balance(logitContributions(trace)).overall)],
      ['lab-number-bias', expected((trace) => sentimentPoints(trace).bias)],
      ['lab-number-none', expected((trace) => trace.coalitions?.values[0] as number)],
      [
        'lab-number-contribution-private-language',
        expected((trace) => rowSum(sentimentPoints(trace), 'private', 'language')),
      ],
      ['lab-number-shapley-shared-language', phi(0)],
      ['lab-number-shapley-shared-acoustic', phi(1)],
    ] as const) {
      const found = await shown(id);
      numbers.forEach((number, index) => {
        expect(found[index], id).toBeCloseTo(number, 4);
      });
    }
    expect(phi(1)[0]).toBe(0);
  });

  it('shows A, B or their difference in every cell chart, and says whose stage is missing', async () => {
    await renderView(exploredStore(), 'laboratory');
    await expect.element(chart('heatmap')).toBeVisible();
    await chart('lab-compare').click();
    await expect.element(chart('lab-comparison')).toBeVisible();
    // Both sides first, each with its own charts.
    await expect.element(chart('heatmap-b')).toBeVisible();
    await expect.element(chart('lab-numbers-b')).toBeVisible();
    await chart('lab-show-difference').click();
    const mark = (id: string) => chart(id).getByText('A − B', { exact: true });
    await expect.element(mark('heatmap')).toBeVisible();
    const agpr = await page.getByTestId('lab-section-agpr').findElement();
    agpr.scrollIntoView();
    await expect
      .element(page.getByTestId('lab-section-agpr'))
      .toHaveTextContent(/trained separately.*AGPR does not run in B/);
    await scrollTo('branches');
    await expect.element(mark('lab-norms-shared')).toBeVisible();
    const ends = async () => {
      const legend = (await chart('lab-channels-private-after-language').findElement()).textContent ?? '';
      return [...legend.matchAll(/[+−](\d+\.\d+)/g)].slice(0, 2).map(([, number]) => number);
    };
    await expect.poll(ends).toHaveLength(2);
    expect(new Set(await ends()).size).toBe(1);

    await chart('lab-show-a').click();
    agpr.scrollIntoView();
    await expect.element(chart('lab-anchors').getByText('A', { exact: true })).toBeVisible();
  });
});
