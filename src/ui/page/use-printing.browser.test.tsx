import { expect, it } from 'vitest';
import { fixtureStore } from '../testing/live-fixture.ts';
import { renderView } from '../testing/render-live.tsx';

const scheme = () => document.documentElement.dataset.mantineColorScheme;

it('prints in light colours whatever the page’s are, as wide as a sheet, and goes back', async () => {
  localStorage.setItem('mantine-color-scheme-value', 'dark');
  await renderView(fixtureStore(), 'live');
  await expect.poll(scheme).toBe('dark');
  window.dispatchEvent(new Event('beforeprint'));
  expect(scheme()).toBe('light');
  const zoom = Number(document.documentElement.style.zoom);
  expect(zoom * window.innerWidth).toBeLessThanOrEqual(701);
  window.dispatchEvent(new Event('afterprint'));
  await expect.poll(scheme).toBe('dark');
  expect(document.documentElement.style.zoom).toBe('');
  localStorage.removeItem('mantine-color-scheme-value');
});
