import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { PARQUET } from '../src/corpus/texts/parquet.test-fixture.ts';
import { dataFolder } from '../src/features/data-folder.ts';
import { DEFAULT_CONFIG } from '../src/features/default-config.ts';
import { type WritableArray, writeNpz } from '../src/features/npz/npz-writer.ts';
import { type Dropped, dropFiles } from './drop-files.ts';
import { expect, test } from './fixtures.ts';

const SUBJECTS = ['The film', 'Her voice', 'This ending', 'The dinner', 'My new phone'];
const WORDS = ['wonderful', 'quite good', 'fine', 'a little dull', 'awful'];
const WAYS = ['from the first minute', 'in the end', 'and I would say so again', 'to be honest', 'for once'];

/** Sentences with labels, splits and a column of their own. */
function sentences(count: number): string {
  const rows = Array.from({ length: count }, (_, row) => {
    const [word, way] = [row % 5, Math.floor(row / 25) % 5];
    const text = `${SUBJECTS[Math.floor(row / 5) % 5]} was ${WORDS[word]} ${WAYS[way]}, number ${row}.`;
    return `s${row},"${text}",${(2.5 - 1.25 * word).toFixed(2)},${row % 4 ? 'test' : 'valid'},speaker ${row % 7}`;
  });
  return ['id,text,label,split,speaker', ...rows].join('\n');
}

const file = (name: string, content: string | Uint8Array): Dropped => ({
  name,
  buffer: Buffer.from(content),
});

const utf16 = (text: string) => Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(text, 'utf16le')]);

async function openCorpus(page: Page): Promise<void> {
  await page.goto('#/corpus');
  await expect(page.getByTestId('corpus')).toHaveAttribute('data-status', 'ready');
}

async function expectRows(page: Page, rows: number): Promise<void> {
  await expect(page.getByTestId('corpus-heatmap-cells')).toHaveAttribute('data-lines', String(rows), {
    timeout: 180_000,
  });
  await expect(page.getByTestId('corpus-run')).toHaveCount(0, { timeout: 180_000 });
}

test('500 sentences of a table run through both networks; a reload in the middle goes on where it was', {
  tag: '@long',
}, async ({ page }) => {
  test.setTimeout(600_000);
  await openCorpus(page);
  await dropFiles(page, [file('talks.csv', sentences(500))]);
  const run = page.getByTestId('corpus-run');
  await expect(run).toHaveAttribute('data-done', /^(64|128|192|256)$/, { timeout: 120_000 });
  await expect(page).toHaveURL(/data=[0-9a-f]+:talks\.csv/);
  await page.getByTestId('corpus-run-pause').click();
  await expect(run).toHaveAttribute('data-run', 'paused');
  const before = Number(await run.getAttribute('data-done'));

  await page.reload();
  await expect(run).toBeVisible();
  const seen = await run.getAttribute('data-done');
  expect(Number(seen)).toBeGreaterThanOrEqual(before - 64);
  await expectRows(page, 500);
  await expect(page.getByTestId('corpus-beta-says')).toContainText('500 rows');
  await page.getByTestId('corpus-search').fill('Her voice was awful');
  await expect(page.locator('[data-row]').first()).toBeVisible();
  await page.getByTestId('corpus-search').fill('');
  await page.getByTestId('corpus-slice-by').selectOption('file:speaker');
  await expect(page.getByTestId('corpus-slice-table').locator('tbody tr')).toHaveCount(8);
});

test('a table in UTF-16 with semicolons is read and says so; Parquet too, dropped in another view', async ({
  page,
}) => {
  await openCorpus(page);
  const table = 'id;text;label\n1;so very good;2,5\n2;not bad at all;1\n3;an awful film;-2,5\n';
  await dropFiles(page, [file('talks.csv', utf16(table))]);
  await expectRows(page, 3);
  await expect(page.getByTestId('corpus-written')).toContainText('UTF-16LE');
  await expect(page.getByTestId('corpus-written')).toContainText('semicolons');

  await page.goto('#/sessions');
  await expect(page.getByTestId('media')).toBeVisible();
  await dropFiles(page, [file('talks.parquet', PARQUET)]);
  await expect(page).toHaveURL(/#\/corpus/);
  await expect(page.getByTestId('corpus')).toContainText('3 samples of talks.parquet');
  await expectRows(page, 3);
  await page.getByTestId('corpus-slice-by').selectOption('file:age');
  await expect(page.getByTestId('corpus-slice-table').locator('tbody tr')).toHaveCount(4);
});

const ARRAYS = {
  language: { shape: [2, 1, DEFAULT_CONFIG.widths.language], values: new Float32Array(1024).fill(0.1) },
  labels: { shape: [2], values: Float32Array.of(0.5, -1) },
} satisfies Record<string, WritableArray>;

const npz = async (arrays: Record<string, WritableArray>) =>
  Buffer.from(await (await writeNpz(arrays)).arrayBuffer());

test('what cannot be used is refused with what is wrong and what to do, and the bank stays', async ({
  page,
}) => {
  const whole = await npz(ARRAYS);
  const holed = { ...ARRAYS, language: { ...ARRAYS.language, values: ARRAYS.language.values.slice() } };
  holed.language.values[7] = Number.NaN;
  const refused: [Dropped, string, RegExp][] = [
    [
      file('a.pkl', Uint8Array.of(0x80, 4, 0x95)),
      'user-features-unreadable',
      /pickle.*turn it into an \.npz/,
    ],
    [
      file('a.npz', whole.subarray(0, whole.length / 2)),
      'user-features-unreadable',
      /a\.npz: is not a valid \.npz file/,
    ],
    [file('a.npz', await npz(holed)), 'user-features-unreadable', /"language" holds NaN at \[0, 0, 7\]/],
    [
      file('a.csv', 'text,label\nso,8\nno,1\n'),
      'corpus-table-unreadable',
      /row 1 \(line 2\), column "label" says "8"/,
    ],
    [file('a.csv', 'words\nso\n'), 'corpus-table-unreadable', /column "text" is missing; there are words/],
    [file('a.csv', 'text,label\nso,1,2\n'), 'corpus-table-unreadable', /line 2 is not valid CSV/],
    [file('a.jsonl', '{"text": "so"}\n{'), 'corpus-table-unreadable', /line 2 is not valid JSON/],
    [file('a.parquet', PARQUET.slice(0, 300)), 'corpus-table-unreadable', /no whole Parquet file/],
    [file('a.xlsx', 'PK\u0003\u0004'), 'corpus-table-unreadable', /save its sheet as CSV/],
  ];
  await openCorpus(page);
  for (const [dropped, problem, says] of refused) {
    await test.step(`${dropped.name}: ${says.source}`, async () => {
      await dropFiles(page, [dropped]);
      await expect(page.locator(`[data-problem="${problem}"]`)).toContainText(says);
      await expect(page.getByTestId('corpus-beta-says')).toContainText('384 rows');
    });
  }
});

const TALKING = join(dataFolder(), 'av', 'grid-swwp2s.mp4');

test('videos with their transcripts become sessions whose utterances are rows, and so do kept sessions', {
  tag: '@long',
}, async ({ page }) => {
  test.setTimeout(600_000);
  test.skip(!existsSync(TALKING), `There is no film of somebody talking: ${TALKING}`);
  const film = readFileSync(TALKING);
  const words = ['Set white with P two soon.', 'This was good.', 'I did not like it.'];
  const brought = words.flatMap((said, index) => [
    { name: `talk ${index}.mp4`, mimeType: 'video/mp4', buffer: film },
    file(`talk ${index}.srt`, `1\n00:00:00,490 --> 00:00:02,210\n${said}\n`),
  ]);
  await openCorpus(page);
  await dropFiles(page, brought);
  await expect(page.getByTestId('corpus-media')).toContainText('of 3', { timeout: 60_000 });
  await expect(page.getByTestId('corpus-media')).toHaveCount(0, { timeout: 240_000 });
  await expectRows(page, 3);
  await page.getByTestId('corpus-search').fill('did not like');
  await expect(page.locator('[data-row]')).toHaveCount(1);
  await page.getByTestId('corpus-search').fill('');

  await page.getByTestId('corpus-bank').click();
  await expect(page.getByTestId('corpus-beta-says')).toContainText('384 rows');
  await page.getByTestId('corpus-sessions').click();
  const dialog = page.getByRole('dialog', { name: 'Kept sessions' });
  await dialog.getByLabel(/talk 1/).check();
  await dialog.getByLabel(/talk 2/).check();
  await page.getByTestId('corpus-sessions-open').click();
  await expectRows(page, 2);

  await page.getByTestId('corpus-search').fill('did not like');
  await page.locator('[data-row]').first().click();
  await page.getByTestId('corpus-open-row').click();
  await expect(page).toHaveURL(/#\/laboratory\?session=[^&]+(@|%40)2\.\d+/);
  await expect(page.getByRole('group', { name: 'Words of the window' })).toContainText(/did\s*not\s*like/);
  await expect(page.getByTestId('lab-picture')).toHaveAttribute('data-of', 'film');
});
