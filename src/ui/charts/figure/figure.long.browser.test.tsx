import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { exploredStore } from '../../testing/explored-store.ts';
import { typedStore } from '../../testing/live-fixture.ts';
import { renderLive, renderView } from '../../testing/render-live.tsx';

vi.setConfig({ testTimeout: 300_000 });

const KINDS = { svg: 'Vector picture (SVG)', png: 'Picture (PNG)' };
/** Pixels of a PNG for one of the SVG. */
const SCALE = 2;

let saved: { name: string; content: Promise<Blob> }[] = [];

beforeEach(() => {
  saved = [];
  // A file handed over ends here instead of in a folder.
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, content: fetch(this.href).then((response) => response.blob()) });
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  document.documentElement.dataset.mantineColorScheme = 'light';
  localStorage.clear();
});

/** What the export menu of a chart hands over. */
async function exported(chart: string, kind: keyof typeof KINDS): Promise<Blob> {
  const before = saved.length;
  const button = page.getByRole('button', { name: `Export ${chart}`, exact: true }).first();
  const opener = (await button.findElement()) as HTMLElement;
  // A menu whose button is off the screen hides itself.
  opener.scrollIntoView({ block: 'center' });
  opener.click();
  const menu = page.getByRole('menu', { name: `Export ${chart}`, exact: true });
  const item = menu.getByRole('menuitem', { name: KINDS[kind] });
  await expect.element(item).toBeVisible();
  (item.element() as HTMLElement).click();
  await expect.poll(() => saved.length).toBe(before + 1);
  await userEvent.keyboard('{Escape}');
  await expect.element(menu).not.toBeInTheDocument();
  return (saved.at(-1) as (typeof saved)[number]).content;
}

interface Figure {
  svg: SVGSVGElement;
  /** Without the line that holds the time. */
  text: string;
  pixels: ImageData;
}

/** A figure as SVG and as PNG, the SVG parsed as a document of its own. */
async function figure(chart: string): Promise<Figure> {
  const source = await (await exported(chart, 'svg')).text();
  const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
  expect(parsed.querySelector('parsererror'), chart).toBeNull();
  const svg = document.importNode(parsed.documentElement, true) as unknown as SVGSVGElement;
  const text = source.replace(/<text[^>]*data-part="source".*$/s, '');
  const picture = await createImageBitmap(await exported(chart, 'png'));
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(picture, 0, 0);
  return { svg, text, pixels: context.getImageData(0, 0, picture.width, picture.height) };
}

interface Place {
  what: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where the texts of a figure lie, in its own units. */
function texts(svg: SVGSVGElement): Place[] {
  const host = document.createElement('div');
  host.style.cssText = 'position: absolute; left: 0; top: 0';
  host.append(svg);
  document.body.append(host);
  const origin = svg.getBoundingClientRect();
  const places = [...svg.querySelectorAll('text:not([aria-hidden])')].map((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const what = element.textContent ?? '';
    return { what, x: left - origin.left, y: top - origin.top, width, height };
  });
  host.remove();
  return places.filter(({ what, width }) => what.trim() !== '' && width > 0);
}

/** Pixels of a PNG in a place of its figure. */
function crop({ width, data }: ImageData, { x, y, width: wide, height }: Place): number[][] {
  const found: number[][] = [];
  for (let row = Math.floor(SCALE * y); row < SCALE * (y + height); row++) {
    for (let column = Math.floor(SCALE * x); column < SCALE * (x + wide); column++) {
      const at = 4 * (row * width + column);
      found.push([data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]);
    }
  }
  return found;
}

const lightness = ([red = 0, green = 0, blue = 0]: number[]) => 0.299 * red + 0.587 * green + 0.114 * blue;

/** Share of a place's pixels that stand out from what most of it is. */
function inked(pixels: ImageData, place: Place): number {
  const values = crop(pixels, place).map(lightness);
  const ground = [...values].sort((a, b) => a - b)[Math.floor(0.8 * values.length)] ?? 255;
  const darkOnLight = values.filter((value) => value < ground - 60).length;
  const low = [...values].sort((a, b) => a - b)[Math.floor(0.2 * values.length)] ?? 0;
  const lightOnDark = values.filter((value) => value > low + 60).length;
  return Math.max(darkOnLight, lightOnDark) / Math.max(1, values.length);
}

/** Every word of a figure is there as pixels, above its halo, with the title first and the source last. */
function expectWords(chart: string, { svg, pixels }: Figure): void {
  const places = texts(svg);
  expect(places[0]?.what, chart).toContain(chart.split(' ')[0]);
  expect(places.at(-1)?.what, chart).toMatch(/DBR\sLive/);
  for (const place of places) {
    expect(inked(pixels, place), `“${place.what}” in ${chart}`).toBeGreaterThan(0.03);
    expect(place.x, place.what).toBeGreaterThanOrEqual(0);
    expect(place.x + place.width, place.what).toBeLessThanOrEqual(pixels.width / SCALE + 0.5);
    expect(place.y + place.height, place.what).toBeLessThanOrEqual(pixels.height / SCALE + 0.5);
  }
  for (const text of svg.querySelectorAll('text:not([aria-hidden])')) {
    expect(text.getAttribute('paint-order'), chart).toBeNull();
    const halo = text.previousElementSibling;
    if (halo?.getAttribute('aria-hidden')) expect(halo.textContent).toBe(text.textContent);
  }
}

/** Whether a place holds clearly blue, and clearly red pixels. */
function colours(pixels: ImageData, place: Place): { blue: boolean; red: boolean } {
  const all = crop(pixels, place);
  return {
    blue: all.some(([red = 0, , blue = 0]) => blue > red + 60),
    red: all.some(([red = 0, , blue = 0]) => red > blue + 60),
  };
}

function placeOf(svg: SVGSVGElement, selector: string): Place {
  const host = document.createElement('div');
  host.style.cssText = 'position: absolute; left: 0; top: 0';
  host.append(svg);
  document.body.append(host);
  const origin = svg.getBoundingClientRect();
  const { left, top, width, height } = (svg.querySelector(selector) as Element).getBoundingClientRect();
  host.remove();
  return { what: selector, x: left - origin.left, y: top - origin.top, width, height };
}

const LIVE = [
  'Flow of evidence',
  'Balance of the branches',
  'Contributions',
  'Sentiment',
  'Each modality on its own',
];

const store = (text = 'I absolutely loved this film') => typedStore({ text });

/** Names of all charts that hand over pictures, as their buttons say them. */
function chartNames(): string[] {
  const labels = [...document.querySelectorAll('figure button[aria-haspopup="menu"]')].map(
    (button) => button.getAttribute('aria-label') ?? '',
  );
  return [...new Set(labels.flatMap((label) => label.match(/^Export (.*)$/)?.[1] ?? []))];
}

it('has its words, legend and source in the Live view’s pictures, in light colours whatever the page’s are', async () => {
  await renderLive(store());
  await expect.element(page.getByTestId('heatmap')).toBeVisible();
  const names = chartNames();
  expect(names).toEqual(expect.arrayContaining([names.find((name) => name.startsWith('Contributions'))]));
  expect(names.length).toBeGreaterThanOrEqual(LIVE.length);
  const light = new Map<string, Figure>();
  for (const chart of names) {
    const drawn = await figure(chart);
    expectWords(chart, drawn);
    light.set(chart, drawn);
  }
  const map = light.get('Contributions') as Figure;
  const bar = placeOf(map.svg, '[data-part="legend"] rect');
  const ends = { ...bar, width: 96 };
  expect(colours(map.pixels, ends)).toEqual({ blue: true, red: true });
  // The face is absent: its rows are hatched, and the legend says so.
  expect(texts(map.svg).map(({ what }) => what)).toEqual(
    expect.arrayContaining(['no input', 'loved', 'no face']),
  );
  expect(map.svg.querySelectorAll('[data-part="chart"] path[fill="none"]').length).toBeGreaterThan(10);
});

it('is the same picture from a dark page', async () => {
  const drawn: Record<string, string[]> = {};
  for (const scheme of ['light', 'dark']) {
    localStorage.setItem('mantine-color-scheme-value', scheme);
    const remove = await renderLive(store());
    await expect.element(page.getByTestId('heatmap')).toBeVisible();
    await expect.poll(() => document.documentElement.dataset.mantineColorScheme).toBe(scheme);
    drawn[scheme] = [];
    for (const chart of chartNames()) {
      const source = await (await exported(chart, 'svg')).text();
      drawn[scheme].push(
        source.replace(/<text[^>]*data-part="source".*$/s, '').replaceAll(/_r_\w+_|«\w+»|:r\w+:/g, 'id'),
      );
    }
    remove();
  }
  expect(drawn.dark).toEqual(drawn.light);
});

it('draws other words as other pixels', async () => {
  const crops: string[] = [];
  for (const word of ['loved', 'hated']) {
    const remove = await renderLive(store(`I ${word} it`));
    await expect.element(page.getByTestId('heatmap')).toBeVisible();
    const { svg, pixels } = await figure('Contributions');
    const place = texts(svg).find(({ what }) => what === word) as Place;
    crops.push(
      crop(pixels, place)
        .map((colour) => Math.round(lightness(colour) / 16))
        .join(),
    );
    remove();
  }
  expect(crops[0]).not.toBe(crops[1]);
});

it('has its words, legend and source in the Laboratory’s pictures', async () => {
  await renderView(exploredStore(), 'laboratory');
  await expect.element(page.getByTestId('heatmap')).toBeVisible();
  for (const section of ['evidence', 'branches', 'tsf', 'agpr', 'brf', 'history']) {
    (await page.getByTestId(`lab-section-${section}`).findElement()).scrollIntoView();
    await expect
      .poll(() => document.querySelector(`[data-testid="lab-section-${section}"] [data-waiting]`))
      .toBeNull();
  }
  const names = chartNames();
  expect(names.length).toBeGreaterThan(15);
  for (const chart of names) expectWords(chart, await figure(chart));
});
