import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { LESSONS, readLessons } from '../../lessons/lessons.ts';
import { startI18n } from '../locales/i18n.ts';
import type { Language } from '../locales/languages.ts';
import { mount } from '../testing/mount.ts';
import { LessonList } from './LessonList.tsx';
import { LessonProvider } from './walk/lesson-context.tsx';

/** What the folder gives with one file more in it. */
const withOneMore = readLessons({
  ...Object.fromEntries(LESSONS.map((lesson) => [lesson.id, lesson])),
  ...import.meta.glob('../../lessons/testing/*.json', { eager: true, import: 'default' }),
});

async function renderList(language: Language): Promise<void> {
  await startI18n(language);
  mount().root.render(
    <LessonProvider>
      <LessonList lessons={withOneMore} />
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
