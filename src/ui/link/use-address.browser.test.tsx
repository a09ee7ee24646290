import { createRoot } from 'react-dom/client';
import { expect, it, onTestFinished } from 'vitest';
import { useAddress } from './use-address.ts';

/** Longer than a view waits before it writes. */
const WRITTEN_MILLISECONDS = 700;

const settled = () => new Promise((done) => setTimeout(done, WRITTEN_MILLISECONDS));

function View() {
  useAddress('#/laboratory?tab=voice', () => undefined);
  return null;
}

function show(): void {
  const root = createRoot(document.createElement('div'));
  root.render(<View />);
  onTestFinished(() => {
    root.unmount();
    window.location.hash = '';
  });
}

it('a view writes what it shows into its own address', async () => {
  window.location.hash = '#/laboratory';
  show();
  await settled();
  expect(window.location.hash).toBe('#/laboratory?tab=voice');
});

it('a view that is still there while the next one loads leaves the address to it', async () => {
  window.location.hash = '#/laboratory';
  show();
  window.location.hash = '#/sessions';
  await settled();
  expect(window.location.hash).toBe('#/sessions');
});
