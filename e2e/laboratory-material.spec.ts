import { expect, test } from './fixtures.ts';
import { expectSettled, openRecording } from './laboratory-page.ts';

test('a recording is scrubbed, stepped, played and jumped through', { tag: '@long' }, async ({
  live,
  page,
}) => {
  await openRecording(live, page, 'sarcastic');
  const seconds = page.getByTestId('lab-seconds');
  const words = page.getByRole('group', { name: 'Words of the window' });
  const firstWords = await words.textContent();
  const first = (await live.valueOf(seconds)) ?? 0;
  expect(first).toBeGreaterThan(1);

  await page.getByRole('button', { name: 'Next utterance' }).click();
  await expect.poll(() => live.valueOf(seconds)).toBeGreaterThan(first + 1);
  await expect(words).not.toHaveText(firstWords ?? '');
  await page.getByRole('button', { name: 'Previous utterance' }).click();
  await expect.poll(() => live.valueOf(seconds)).toBe(first);
  await expect(words).toHaveText(firstWords ?? '');

  const moment = page.getByTestId('lab-moment');
  await moment.focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => live.valueOf(seconds)).toBeCloseTo(first - 0.25, 5);
  await moment.fill('5.5');
  await expect.poll(() => live.valueOf(seconds)).toBe(5.5);
  await expect(moment).toHaveAttribute('aria-valuetext', /^0:05\.5 of 0:13\.4$/);

  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(() => live.valueOf(seconds)).toBeGreaterThan(6);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expectSettled(live, page);
});

test('a word is replaced, a face swapped, and both are undone', { tag: '@long' }, async ({ live, page }) => {
  const before = await openRecording(live, page, 'delighted');
  await page.getByText('Edit the input').click();
  const mark = page.getByTestId('lab-edited');
  const chip = page
    .getByTestId('lab-edit')
    .getByRole('button', { name: /^Replace/ })
    .first();
  const word = await chip.textContent();
  await chip.click();
  await page.getByTestId('lab-word-input').fill('Terrible,');
  await page.keyboard.press('Enter');
  await expect(mark).toContainText(`“${word}” is now “Terrible,”`);
  await expect(page.getByRole('group', { name: 'Words of the window' })).toContainText('Terrible,');
  const numbers = mark.getByRole('status');
  await expect(numbers).toHaveAttribute('data-before', String(before));
  const worded = await expectSettled(live, page);
  expect(worded).not.toBe(before);
  await expect(numbers).toHaveAttribute('data-after', String(worded));

  const swap = page.getByTestId('lab-swap');
  await swap.getByLabel('Modality').selectOption('Face');
  await swap.getByLabel('from').selectOption('disappointed');
  await swap.getByRole('button', { name: 'Apply' }).click();
  await expect(mark).toContainText('Face of “Disappointed” at 0:0');
  const swapped = await expectSettled(live, page);
  expect(swapped).not.toBe(worded);

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(() => live.valueOf(page.getByTestId('lab-numbers'))).toBe(worded);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(() => live.valueOf(page.getByTestId('lab-numbers'))).toBe(before);
  await expect(mark).toHaveCount(0);
});

test('the live session is held at a window and goes on', { tag: '@long' }, async ({ live, page }) => {
  await live.open('#/laboratory');
  const shown = page.getByTestId('lab-numbers');
  await expect.poll(() => live.valueOf(shown)).not.toBeNull();
  await page.getByTestId('lab-hold').click();
  await expect(page.getByText('Held: the session continues')).toBeVisible();
  const held = await expectSettled(live, page);
  const position = () => page.evaluate(() => window.dbrLive?.().state.prediction?.window.endSeconds ?? 0);
  const before = await position();
  await expect.poll(position).toBeGreaterThan(before + 1);
  expect(await live.valueOf(shown)).toBe(held);
  await page.getByTestId('lab-hold').click();
  await expect.poll(() => live.valueOf(shown)).not.toBe(held);
});
