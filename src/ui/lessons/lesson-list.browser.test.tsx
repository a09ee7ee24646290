import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { LESSONS, readLessons } from '../../lessons/lessons.ts';
import { loadViewSentences, startI18n } from '../locales/i18n.ts';
import type { Language } from '../locales/languages.ts';
import { mount } from '../testing/mount.ts';
import { LessonList } from './LessonList.tsx';
import { LessonProvider } from './walk/lesson-context.tsx';

/** What the folder gives with one file more in it. */
const withOneMore = readLessons({
  ...Object.fromEntries(LESSONS.map((lesson) => [lesson.id, lesson])),
  ...import.meta.glob('../../lessons/testing/*.json', { eager: true, import: 'default' }),
});

async function renderList(language: Language, lessons = withOneMore): Promise<void> {
  await startI18n(language);
  await loadViewSentences();
  mount().root.render(
    <LessonProvider>
      <LessonList lessons={lessons} />
    </LessonProvider>,
  );
}

it.each([
  ['en', 'One lesson more', 'Start “One lesson more”'],
  ['zh', '再加一课', '开始“再加一课”'],
] as const)('one file more is one lesson more, in %s', async (language, title, begin) => {
  await renderList(language);
  await expect.element(page.getByRole('heading', { name: title })).toBeVisible();
  await expect
    .element(page.getByRole('link', { name: begin, exact: true }))
    .toHaveAttribute('href', '#/lessons/extra-lesson');
  expect(page.getByRole('listitem').elements()).toHaveLength(LESSONS.length + 1);
});

it('a lesson that is not translated is there in English, and says so', async () => {
  const [lesson] = withOneMore.filter(({ id }) => id === 'extra-lesson');
  const inEnglish = { ...lesson, id: 'untranslated', title: { en: 'Not translated yet' } };
  await renderList('zh', readLessons({ './untranslated.json': inEnglish, './extra.json': lesson }));
  const row = page.getByTestId('lesson-untranslated');
  await expect.element(row.getByRole('heading', { name: 'Not translated yet' })).toBeVisible();
  await expect.element(row.getByText('部分为英文')).toBeVisible();
  await expect
    .element(page.getByTestId('lesson-extra-lesson').getByText('部分为英文'))
    .not.toBeInTheDocument();
});
