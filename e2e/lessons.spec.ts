import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { lessons, takeLesson } from './lesson-walk.ts';

async function expectNoSeriousFault(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

test('a lesson is taken, goes on after a reload, is left and passed', async ({ live, page }) => {
  const [, lesson] = lessons;
  if (!lesson) throw new Error('There is no second lesson.');
  await live.open('#/lessons');
  await expectNoSeriousFault(page);
  await page.locator(`a[href="#/lessons/${lesson.id}"]`).click();
  const dock = page.getByTestId('lesson-dock');
  await dock.getByTestId('lesson-choice-0').click();
  await dock.getByTestId('lesson-next').click();
  await expect(dock).toHaveAttribute('data-step', '1');
  await page.reload();
  await expect(dock).toHaveAttribute('data-step', '1');
  await expect(page.getByTestId('lab-subject-delighted')).toHaveAttribute('aria-pressed', 'true');
  await dock.getByTestId('lesson-back').click();
  await expect(dock.getByRole('heading', { level: 2 })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dock).toHaveCount(0);
  await page.goto('./#/lessons');
  await takeLesson(page, lesson, 'en');
  await expect(page.getByTestId('lessons-passed')).toHaveAttribute('data-passed', '1');
});

test('a handout is made of the lesson, with the answers at the end', async ({ live, page }) => {
  const lesson = lessons.at(-1);
  if (!lesson) throw new Error('There is no lesson.');
  await live.open(`#/lessons/${lesson.id}/handout`);
  const handout = page.getByTestId('lesson-handout');
  const answers = handout.getByTestId('handout-answers');
  for (const { question, act } of lesson.steps) {
    if (question) {
      for (const { en } of [question.ask, ...question.choices]) await expect(handout).toContainText(en);
      await expect(answers).toContainText(question.because.en);
    }
    if (act) await expect(handout).toContainText(act.do.en);
  }
  await expectNoSeriousFault(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(answers).toHaveCSS('break-before', 'page');
});

for (const [language, locale] of [
  ['en', 'en-GB'],
  ['zh', 'zh-CN'],
] as const) {
  test.describe(language, () => {
    test.use({ locale });

    test('every lesson can be taken and ends with its check passed', { tag: '@long' }, async ({
      live,
      page,
    }) => {
      test.setTimeout(3_600_000);
      await live.open('#/lessons');
      for (const lesson of lessons) {
        await test.step(lesson.title[language], async () => {
          await takeLesson(page, lesson, language);
        });
      }
      await expect(page.getByTestId('lessons-passed')).toHaveAttribute('data-passed', String(lessons.length));
      await expectNoSeriousFault(page);
    });
  });
}

test('a lesson on a phone leaves what it speaks of in view, and has no serious fault at any step', {
  tag: '@long',
}, async ({ live, page }) => {
  test.setTimeout(3_600_000);
  await page.setViewportSize({ width: 390, height: 844 });
  for (const lesson of lessons) {
    await live.open(`#/lessons/${lesson.id}`);
    const dock = page.getByTestId('lesson-dock');
    await expect(dock).toHaveAttribute('data-lesson', lesson.id);
    await expectNoSeriousFault(page);
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await expect.poll(overflow).toBeLessThanOrEqual(0);
  }
});
