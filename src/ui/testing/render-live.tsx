import { createRoot } from 'react-dom/client';
import { onTestFinished } from 'vitest';
import { page } from 'vitest/browser';
import { startI18n } from '../locales/i18n.ts';
import { App } from '../shell/App.tsx';
import '../shell/styles.ts';
import type { FixtureStore } from './live-fixture.ts';

/** Renders the whole interface over a fixture store, in a window of the given size, until the test is over. */
export async function renderLive(store: FixtureStore, width = 1440, height = 900): Promise<void> {
  await page.viewport(width, height);
  await startI18n();
  const host = document.createElement('div');
  document.body.append(host);
  const root = createRoot(host);
  root.render(<App store={store} />);
  onTestFinished(() => {
    root.unmount();
    host.remove();
  });
  await page.getByTestId('transcript-input').findElement();
}
