import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { LESSONS } from '../../../lessons/lessons.ts';
import { expectHeaderFits } from '../../testing/header-fits.ts';
import { fixtureStore } from '../../testing/live-fixture.ts';
import { renderView } from '../../testing/render-live.tsx';

/** From the narrowest phone to a wide desktop. */
const WIDTHS = Array.from({ length: 81 }, (_, step) => 320 + 20 * step);

it('shows all of itself at any width, in any language, loading or not', async () => {
  const store = fixtureStore();
  await renderView(store, 'glossary');
  await expect.element(page.getByRole('navigation')).toBeVisible();
  await expectHeaderFits(store, WIDTHS);
});

it('does so beside a lesson, with a newer version offered', async () => {
  const store = fixtureStore();
  await renderView(store, 'glossary');
  store.offline.state.setState({ newer: true });
  await expect.element(page.getByTestId('newer-version')).toBeVisible();
  location.hash = `#/lessons/${LESSONS[0]?.id}`;
  await expect.element(page.getByTestId('lesson-dock')).toBeVisible();
  location.hash = '#/glossary';
  await expectHeaderFits(store, WIDTHS);
});
