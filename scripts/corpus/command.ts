import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { likenessRanks } from '../../src/corpus/cluster/likeness.ts';
import { type ColumnId, type Pair, parseColumn } from '../../src/corpus/column-id.ts';
import { openColumns } from '../../src/corpus/columns.ts';
import type { Column } from '../../src/corpus/corpus.ts';
import { corpusOfFeatures } from '../../src/corpus/corpus-of-features.ts';
import { allRows, ordered } from '../../src/corpus/order.ts';
import { SLICED_BY } from '../../src/corpus/slices.ts';
import { startBackend } from '../../src/training/node/backend.ts';
import { MODEL_OPTION, parseOptions, UsageError } from '../../src/training/node/commands/command-line.ts';
import { loadFeatureFile } from '../../src/training/node/ready-features/load.ts';
import { estimatedWidth } from '../../src/ui/charts/labels/estimated-width.ts';
import { likenessColumns } from '../../src/ui/corpus/heatmap/heat-groups.ts';
import { LIKENESS } from '../../src/ui/corpus/store/corpus-state.ts';
import { columnWords } from '../../src/ui/corpus/words/column-words.ts';
import { isLanguage, LANGUAGE_CODES } from '../../src/ui/locales/languages.ts';
import { wordsOf } from '../../src/ui/locales/words-of.ts';
import { type CardBlock, cardBlocks } from '../../src/ui/model-card/card-blocks.ts';
import { cardDigest } from '../../src/ui/report/card-digest.ts';
import { filesOf } from './files.ts';
import { findIn, keptSlices } from './find.ts';
import { groupsCsv } from './groups.ts';
import { runNetwork, shownName } from './run-networks.ts';

const USAGE = {
  command: 'npm run corpus',
  does: 'Runs one or two networks over every row of a feature file and writes table, metrics, figures and a report.',
  options: {
    features: {
      type: 'string',
      value: 'FILE.npz',
      says: 'Ready features.',
      otherwise: 'none, it must be given',
    },
    model: MODEL_OPTION,
    against: { type: 'string', value: 'FOLDER', says: 'A second network to compare with.' },
    out: {
      type: 'string',
      value: 'FOLDER',
      says: 'Where the files go.',
      otherwise: 'none, it must be given',
    },
    by: {
      type: 'string',
      value: 'COLUMN,...',
      says: 'Columns that cut the rows into slices, such as data:label or a:conflict.',
      otherwise: SLICED_BY.join(','),
    },
    missing: {
      type: 'boolean',
      default: false,
      says: 'Also with each modality alone and each left out: six more runs of each network.',
    },
    groups: {
      type: 'boolean',
      default: false,
      says: 'Also what pitch, loudness, timbre, brows, eyes, mouth and head add, by two measures: ten more runs of each network.',
    },
    sort: {
      type: 'string',
      default: 'a:beta',
      value: 'COLUMN',
      says: 'Order of the heatmap; likeness puts rows that are alike side by side.',
    },
    language: {
      type: 'string',
      default: 'en',
      value: LANGUAGE_CODES.join('|'),
      says: 'Language of figures and report.',
    },
  },
} as const;

/**
 * `npm run corpus`: what the Corpus view shows of a feature file, as files: `table.csv`, `table.parquet`, `metrics.csv`,
 * `metrics.json`, the figures as SVG, and `report.html`.
 * @throws UsageError, DataFileError
 */
export async function corpusCommand(args: string[]): Promise<void> {
  const { features: path, out, model, against, language, ...options } = parseOptions(args, USAGE);
  if (path === undefined || out === undefined)
    throw new UsageError('give --features FILE.npz and --out FOLDER');
  if (!isLanguage(language))
    throw new UsageError(`--language is "${language}"; there are ${LANGUAGE_CODES.join(', ')}`);
  const by = options.by === undefined ? SLICED_BY : options.by.split(',').map(columnOption);
  const sort = options.sort === LIKENESS ? LIKENESS : columnOption(options.sort);
  await startBackend('wasm');
  const features = await loadFeatureFile(path);
  const a = await runNetwork(model, features, options);
  const b = against === undefined ? null : await runNetwork(against, features, options);

  const corpus = { ...corpusOfFeatures(features), name: basename(path) };
  // The keys of two of those that ship; what the networks are called are their folders.
  const pair: Pair = { a: 'dbr', b: b && 'plain' };
  const columns = openColumns(corpus, { dbr: a.table, ...(b && { plain: b.table }) }, pair);
  const rows = allRows(corpus.rows);
  const shown = { quantity: 'contribution', show: 'both', b: pair.b } as const;
  const column: Column | null =
    sort === LIKENESS
      ? { kind: 'number', values: likenessRanks(likenessColumns(columns, shown)) }
      : columns.get(sort);
  const { t, format } = await wordsOf(language);
  const called = { a: a.name, b: b?.name ?? null };
  const names = { a: shownName(a.name, t), ...(b && { b: shownName(b.name, t) }) };
  const tools = { t, format, words: columnWords(t, pair, names), widthOf: estimatedWidth };
  const found = findIn(columns, corpus, by);
  if (a.kept) found.sliced.push(keptSlices(columns, corpus, a.kept, b?.kept ?? null));
  const findings = {
    corpus,
    columns,
    rows: column ? ordered(rows, column, false) : rows,
    look: {
      ...pair,
      ...shown,
      sort: { column: sort, descending: false },
    } as const,
    ...found,
    at: new Date().toLocaleString(language),
    link: null,
    card: (await Promise.all([model, ...(against === undefined ? [] : [against])].map(digestOf))).flat(),
  };
  const files = filesOf(findings, called, language, tools);
  if (a.groups)
    files['features.csv'] = groupsCsv(
      [a, b].flatMap((one) => one ?? []),
      columns,
      tools,
    );
  await mkdir(out, { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(out, name), content);
  process.stdout.write(
    `${Object.keys(files)
      .map((name) => `${join(out, name)}\n`)
      .join('')}`,
  );
}

/** @throws UsageError for what names no column */
function columnOption(id: string): ColumnId {
  if (!parseColumn(id))
    throw new UsageError(`"${id}" names no column; columns are called as data:label, a:beta or file:speaker`);
  return id as ColumnId;
}

/** What a network's card says of its training and its limits; nothing where it has none. */
async function digestOf(folder: string): Promise<CardBlock[]> {
  const file = join(folder, 'card.md');
  if (!existsSync(file)) return [];
  const name = { kind: 'heading', level: 2, text: basename(folder) } as const;
  return [name, ...cardDigest(cardBlocks(await readFile(file, 'utf8')))];
}
