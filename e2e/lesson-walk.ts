import { readdirSync, readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { inProject } from '../scripts/project/project.ts';
import { LESSON, type Lesson, type LessonCondition } from '../src/lessons/lesson.ts';
import { saidIn } from '../src/lessons/said.ts';
import { STAGES } from '../src/model/modalities.ts';
import type { Language } from '../src/ui/locales/languages.ts';

const FOLDER = 'src/lessons';

/** The lessons out of their files, in the order of the list. */
export const lessons: readonly Lesson[] = readdirSync(inProject(FOLDER))
  .filter((name) => name.endsWith('.json'))
  .map((name) => LESSON.parse(JSON.parse(readFileSync(inProject(`${FOLDER}/${name}`), 'utf8'))))
  .sort((a, b) => a.order - b.order);

/** Players in the order of a link's scales, by what silences a whole modality or branch. */
const GROUPS = {
  language: [0, 3],
  acoustic: [1, 4],
  visual: [2, 5],
  shared: [0, 1, 2],
  private: [3, 4, 5],
} as const;

/** Switches stages off and silences players, as a setup in an address says. */
async function setUp(page: Page, setup: string): Promise<void> {
  const [, stages = '', scales] = setup.split(':');
  for (const [index, stage] of STAGES.entries()) {
    if (stages[index] === '0') await page.getByTestId(`lab-stage-a-${stage}`).click();
  }
  if (scales === undefined) return;
  const silent = scales.split(',').map((scale) => scale === '0');
  await page.getByTestId('lab-scales-open-a').click();
  for (const [group, players] of Object.entries(GROUPS)) {
    if (players.every((player) => silent[player])) await page.getByTestId(`lab-silence-a-${group}`).click();
  }
}

/** Chooses network B, plain decoupling where the address leaves it out, and what the heatmap's cells show. */
async function setCorpusUp(page: Page, { b, cells }: Record<string, string | null>): Promise<void> {
  if (b !== undefined) await page.getByTestId('corpus-b').selectOption(b ?? 'plain');
  if (cells) await page.getByTestId(`corpus-quantity-${cells}`).click();
}

/** What a learner does to bring a condition about; some only take waiting. */
async function doAct(page: Page, condition: LessonCondition): Promise<void> {
  if (condition.on === 'own' || condition.on === 'unread')
    await page.getByTestId('transcript-input').fill(condition.saying ?? 'I like it.');
  if (condition.on !== 'address') return;
  if (condition.view === 'corpus') return setCorpusUp(page, condition.parameters);
  const { session, a, b } = condition.parameters;
  const shown = new URLSearchParams(page.url().split('?')[1]);
  const sample = session?.split('@', 1)[0];
  if (sample && !shown.get('session')?.startsWith(`${sample}@`)) {
    await page.getByTestId(`lab-subject-${sample}`).click();
  }
  if (a) await setUp(page, a);
  if (b && shown.get('b') !== b) await page.getByTestId('lab-compare').click();
}

/** What is to be looked at is outlined, in view, and not under the lesson. */
async function expectLookedAt(page: Page, testId: string): Promise<void> {
  const part = page.getByTestId(testId).first();
  await expect(part).toHaveAttribute('data-lesson-look', '');
  const hidden = () =>
    part.evaluate((element) => {
      const looked = element.getBoundingClientRect();
      const dock = document.querySelector('[data-testid="lesson-dock"]')?.getBoundingClientRect();
      if (!dock) return 'no lesson';
      const beside = looked.right <= dock.left + 1;
      const above = looked.top < dock.top - 40;
      if (!beside && !above) return 'under the lesson';
      return looked.bottom < 0 || looked.top > window.innerHeight - 40 ? 'out of view' : '';
    });
  await expect.poll(hidden, { message: testId }).toBe('');
}

/** Takes a lesson from the list to its end, doing and answering what it wants. */
export async function takeLesson(page: Page, lesson: Lesson, language: Language): Promise<void> {
  const row = page.getByTestId(`lesson-${lesson.id}`);
  await expect(row.getByRole('heading')).toHaveText(saidIn(lesson.title, language));
  await row.locator(`a[href="#/lessons/${lesson.id}"]`).click();
  const dock = page.getByTestId('lesson-dock');
  await expect(dock).toHaveAttribute('data-lesson', lesson.id);

  for (const [index, step] of lesson.steps.entries()) {
    const last = index === lesson.steps.length - 1;
    await expect(dock).toHaveAttribute('data-step', String(index));
    for (const text of [step.reveal, step.text, step.act?.do, step.question?.ask]) {
      for (const line of text ? saidIn(text, language).split('\n') : [])
        await expect(dock).toContainText(line);
    }
    if (step.highlight) await expectLookedAt(page, step.highlight);
    const onwards = dock.getByTestId(last ? 'lesson-finish' : 'lesson-next');
    if (step.act) {
      for (const condition of step.act.until) await doAct(page, condition);
      await expect(dock.getByTestId('lesson-act'), step.act.do.en).toHaveAttribute('data-done', 'true', {
        timeout: 120_000,
      });
    }
    if (step.question) {
      await expect(onwards).toBeDisabled();
      const { right, because } = step.question;
      const wrong = right === 0 ? 1 : 0;
      // The check wants the right answer; before it, a guess is a guess.
      if (last) await dock.getByTestId(`lesson-choice-${wrong}`).click();
      if (last) await expect(dock.getByTestId('lesson-passed')).toHaveCount(0);
      await dock.getByTestId(`lesson-choice-${last || index % 2 ? right : wrong}`).click();
      await expect(dock.getByTestId('lesson-because')).toHaveText(saidIn(because, language));
    }
    if (last) await expect(dock.getByTestId('lesson-passed')).toBeVisible();
    await onwards.click();
  }
  await expect(dock).toHaveCount(0);
  await expect(row).toHaveAttribute('data-passed', 'true');
}
