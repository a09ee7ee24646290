import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { LESSONS } from '../../../lessons/lessons.ts';
import { expectHeaderFits } from '../../testing/header-fits.ts';
import { fixtureStore } from '../../testing/live-fixture.ts';
import { renderView } from '../../testing/render-live.tsx';

/** Of phones, tablets and desktops; header.long.browser.test.tsx has all between them. */
const WIDTHS = [320, 390, 600, 768, 1024, 1280, 1440, 1920];

it('shows all of itself at the usual widths, in any language, loading or not', async () => {
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
