import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { DEFAULT_CONFIG } from '../../src/features/default-config.ts';
import { writeNpz } from '../../src/features/npz/npz-writer.ts';
import { BRANCHES, createNetwork, MODALITIES, NO_STAGES } from '../../src/model/index.ts';
import { startBackend } from '../../src/training/node/backend.ts';
import { writeNetwork } from '../../src/training/node/checkpoint.ts';
import { evaluateCommand } from '../../src/training/node/commands/evaluate.ts';
import { syntheticFeatures } from '../../src/training/node/testing/synthetic-features.ts';
import { corpusCommand } from './command.ts';

const ROWS = 150;
const CONFIG = {
  ...DEFAULT_CONFIG,
  extractors: {},
  widths: { language: 4, acoustic: 7, visual: 10 },
  width: 8,
  heads: 2,
  nodes: 2,
  anchors: 3,
};

let folder: string;
const at = (name: string) => join(folder, name);
const text = (name: string) => readFile(at(name), 'utf8');

beforeAll(async () => {
  await startBackend('wasm');
  folder = await mkdtemp(join(tmpdir(), 'corpus-command-'));
  await writeNetwork(at('one'), createNetwork(CONFIG, 1), 'float32');
  await writeNetwork(at('other'), createNetwork({ ...CONFIG, stages: NO_STAGES }, 2), 'float32');
  await writeFile(at('rows.npz'), (await writeNpz(syntheticFeatures(ROWS, 1, 1))).stream());
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  await corpusCommand([
    ...['--features', at('rows.npz'), '--model', at('one'), '--against', at('other'), '--out', at('out')],
  ]);
  vi.restoreAllMocks();
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

/** The rows of the written table. */
async function table(): Promise<Record<string, number | string | null>[]> {
  return parquetReadObjects({ file: new Uint8Array(await readFile(at('out/table.parquet'))).buffer });
}

/** The cells of a heatmap, without the marks on them; cells of one group are drawn side by side. */
function cellsOf(svg: string) {
  return svg.split('<g ').flatMap((part, group) =>
    [...part.matchAll(/<rect ([^>]*)\/>/g)].flatMap(([, written = '']) => {
      const of = Object.fromEntries(
        [...written.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
      );
      const [, ...rgb] = /^rgb\((\d+), ?(\d+), ?(\d+)\)$/.exec(String(of.fill)) ?? [];
      const isCell = rgb.length === 3 && of['fill-opacity'] === undefined;
      return isCell ? [{ group, x: Number(of.x), y: Number(of.y), rgb: rgb.map(Number) }] : [];
    }),
  );
}

/** How far the colours of neighbouring cells of a column are apart on average. */
function unlikeness(svg: string): number {
  const cells = cellsOf(svg).toSorted((a, b) => a.group - b.group || a.x - b.x || a.y - b.y);
  const steps = cells.flatMap(({ group, x, rgb }, index) => {
    const above = cells[index - 1];
    if (above?.group !== group || above.x !== x) return [];
    return rgb.reduce((sum, channel, at) => sum + Math.abs(channel - (above.rgb[at] as number)), 0);
  });
  return steps.reduce((sum, step) => sum + step, 0) / steps.length;
}

describe('npm run corpus', () => {
  it.each([
    ['one', 'a'],
    ['other', 'b'],
  ] as const)('judges %s as npm run evaluate does, to 1e-9', async (network, side) => {
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    await evaluateCommand(['--features', at('rows.npz'), '--model', at(network), '--json']);
    const { conditions } = JSON.parse(write.mock.calls.map(([said]) => said).join(''));
    const { sliced } = JSON.parse(await text('out/metrics.json'));
    // Evaluate judges the split that is furthest from training.
    const held = sliced['data:split'].find(({ slice }: { slice: string }) => slice === 'valid');
    expect(held.n).toBe(conditions.all.n);
    for (const [name, metric] of Object.entries<Record<string, { value: number }>>(held.metrics)) {
      expect(Math.abs((metric[side]?.value as number) - conditions.all[name]), name).toBeLessThan(1e-9);
    }
    expect(Object.keys(held.metrics)).toHaveLength(8);
  });

  it('judges classes as npm run evaluate does', async () => {
    await writeNetwork(at('classes'), createNetwork({ ...CONFIG, classes: 3 }, 1), 'float32');
    await writeFile(at('classes.npz'), (await writeNpz(syntheticFeatures(60, 3, 2))).stream());
    const given = ['--features', at('classes.npz'), '--model', at('classes')];
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    await corpusCommand([...given, '--out', at('of-classes'), '--by', 'data:split']);
    write.mockClear();
    await evaluateCommand([...given, '--json']);
    const { conditions } = JSON.parse(write.mock.calls.map(([said]) => said).join(''));
    const { sliced } = JSON.parse(await text('of-classes/metrics.json'));
    const held = sliced['data:split'].find(({ slice }: { slice: string }) => slice === 'valid');
    for (const [name, { a }] of Object.entries<{ a: { value: number } }>(held.metrics))
      expect(a.value, name).toBeCloseTo(conditions.all[name], 9);
    expect(await text('of-classes/report.html')).toContain('macro F1');
  });

  it('judges each modality alone and each left out as npm run evaluate does', async () => {
    const arrays = syntheticFeatures(40, 1, 4);
    const split = { shape: [40], values: Array.from({ length: 40 }, () => 'test') };
    await writeFile(at('one-split.npz'), (await writeNpz({ ...arrays, split })).stream());
    const given = ['--features', at('one-split.npz'), '--model', at('one')];
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    await corpusCommand([...given, '--missing', '--out', at('missing')]);
    write.mockClear();
    await evaluateCommand([...given, '--json']);
    const { conditions } = JSON.parse(write.mock.calls.map(([said]) => said).join(''));
    const { sliced } = JSON.parse(await text('missing/metrics.json'));
    const of: Record<string, string> = {
      acoustic: 'acoustic_alone',
      'language+acoustic': 'without_visual',
    };
    expect(sliced.kept).toHaveLength(6);
    for (const { of: kept, n, metrics } of sliced.kept) {
      const condition = conditions[of[kept.name] ?? ''];
      if (!condition) continue;
      delete of[kept.name];
      expect(n).toBe(condition.n);
      for (const [name, { a }] of Object.entries<{ a: { value: number } }>(metrics))
        expect(a.value, name).toBeCloseTo(condition[name], 9);
    }
    expect(of).toEqual({});
  });

  it('says what groups of features add, of a modality whose features are the app’s own', async () => {
    const arrays = syntheticFeatures(40, 1, 4);
    const values = Float32Array.from({ length: 40 * 5 * 36 }, (_, index) => Math.sin(index));
    const acoustic = { shape: [40, 5, 36], values };
    await writeFile(at('voices.npz'), (await writeNpz({ ...arrays, acoustic })).stream());
    const widths = { ...CONFIG.widths, acoustic: 36 };
    await writeNetwork(at('voices'), createNetwork({ ...CONFIG, widths }, 1), 'float32');
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const given = ['--features', at('voices.npz'), '--model', at('voices'), '--by', 'data:label'];
    await corpusCommand([...given, '--groups', '--out', at('grouped')]);
    const [head, ...lines] = (await text('grouped/features.csv')).trimEnd().split('\r\n');
    expect(head).toMatch(/network,slice,modality,group,n,effect,gradient$/);
    const all = lines.filter((line) => line.includes('all rows')).map((line) => line.split(','));
    expect(all.map(([, , modality, group, n]) => `${modality} ${group} ${n}`)).toEqual([
      'acoustic pitch 40',
      'acoustic loudness 40',
      'acoustic timbre 40',
    ]);
    for (const [, , , , , ...both] of all)
      for (const value of both) expect(Number(value)).not.toBeCloseTo(0, 6);
  });

  it('writes rows whose contributions and bias make the prediction, the same in CSV and Parquet', async () => {
    const rows = await table();
    const [head = '', ...lines] = (await text('out/table.csv')).replace('\uFEFF', '').trimEnd().split('\r\n');
    expect(lines).toHaveLength(ROWS);
    const names = head.split(',');
    for (const [index, row] of rows.entries()) {
      const cells = lines[index]?.split(',') ?? [];
      expect(names.map((name) => String(row[name] ?? ''))).toEqual(cells);
      for (const network of ['one', 'other']) {
        const added = MODALITIES.flatMap((modality) =>
          BRANCHES.map((branch) => row[`${network}.contribution-${branch}-${modality}`] ?? 0),
        );
        const sum = added.reduce<number>((total, value) => total + Number(value), 0);
        const bias = row[`${network}.bias`];
        expect(sum + Number(bias)).toBeCloseTo(Number(row[`${network}.prediction`]), 5);
      }
    }
  });

  it('gives the paired difference an interval that the normal one of the rows agrees with', async () => {
    const rows = await table();
    const { sliced } = JSON.parse(await text('out/metrics.json'));
    const [all] = sliced['data:label'];
    const { value, interval } = all.metrics.mae.difference;
    const differences = rows.map(
      (row) => Number(row['one.absoluteError']) - Number(row['other.absoluteError']),
    );
    const mean = differences.reduce((sum, one) => sum + one, 0) / ROWS;
    const variance = differences.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (ROWS - 1);
    const half = 1.96 * Math.sqrt(variance / ROWS);
    expect(value).toBeCloseTo(mean, 9);
    expect(Math.abs(interval.low - (mean - half))).toBeLessThan(0.15 * half);
    expect(Math.abs(interval.high - (mean + half))).toBeLessThan(0.15 * half);
  });

  it('draws figures that are sound XML and ask for nothing, and puts them into one file', async () => {
    const html = await text('out/report.html');
    expect(html).not.toMatch(/(src|href)="(?!data:)/);
    for (const name of ['corpus-beta', 'corpus-heatmap-contribution', 'corpus-heatmap-beta']) {
      const svg = await text(`out/${name}.svg`);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      expect(svg.match(/<(\w+)[^>]*[^/]>/g)?.length).toBe(svg.match(/<\/\w+>/g)?.length);
      expect(html).toContain(svg);
    }
    // Every row has a line of cells for each column of two networks and their difference, beside its label's.
    const cells = (await text('out/corpus-heatmap-contribution.svg')).match(/<(rect|path) /g)?.length ?? 0;
    expect(cells).toBeGreaterThan(ROWS * (3 * 6 + 1));
  });

  it('draws the heatmap by likeness: the same cells, neighbours alike', async () => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const given = ['--features', at('rows.npz'), '--model', at('one'), '--against', at('other')];
    await corpusCommand([...given, '--by', 'data:label', '--sort', 'likeness', '--out', at('alike')]);
    const [byBeta, alike] = [
      await text('out/corpus-heatmap-contribution.svg'),
      await text('alike/corpus-heatmap-contribution.svg'),
    ];
    expect(byBeta).toContain('150 rows, by one: β');
    expect(alike).toContain('150 rows, by likeness');
    const colours = (svg: string) =>
      cellsOf(svg)
        .map(({ rgb }) => rgb.join())
        .sort();
    expect(colours(alike)).toEqual(colours(byBeta));
    expect(colours(alike).length).toBeGreaterThan(ROWS * 3 * 6);
    expect(unlikeness(alike)).toBeLessThan(0.8 * unlikeness(byBeta));
  });

  it.each([
    [['--out', 'x'], 'give --features FILE.npz and --out FOLDER'],
    [['--features', 'x.npz', '--out', 'x', '--language', 'fr'], '--language is "fr"'],
    [['--features', 'x.npz', '--out', 'x', '--by', 'data:age'], '"data:age" names no column'],
  ])('refuses %j in one line', async (args, message) => {
    await expect(corpusCommand(args)).rejects.toThrow(message);
  });
});
