import { page } from 'vitest/browser';
import type { ViewId } from '../link/view-ids.ts';
import { loadViewSentences, startI18n } from '../locales/i18n.ts';
import type { Language } from '../locales/languages.ts';
import { App } from '../shell/App.tsx';
import { keepTourSeen } from '../tour/tour-seen.ts';
import '../theme/styles.ts';
import type { FixtureStore } from './live-fixture.ts';
import { mount } from './mount.ts';

/**
 * Renders the Live view over a fixture store, in a window of the given size, until the test is over or the returned
 * function is called.
 */
export async function renderLive(
  store: FixtureStore,
  width = 1440,
  height = 900,
  language: Language = 'en',
): Promise<() => void> {
  const remove = await renderView(store, 'live', width, height, language);
  await page.getByTestId('transcript-input').findElement();
  return remove;
}

/** Renders the whole interface with the given view open. */
export async function renderView(
  store: FixtureStore,
  view: ViewId,
  width = 1440,
  height = 900,
  language: Language = 'en',
): Promise<() => void> {
  // The tour of a first visit is not what is looked at.
  keepTourSeen();
  location.hash = `#/${view}`;
  await page.viewport(width, height);
  await startI18n(language);
  await loadViewSentences();
  const { root, remove } = mount();
  root.render(<App store={store} />);
  return remove;
}
