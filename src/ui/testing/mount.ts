import { createRoot, type Root } from 'react-dom/client';
import { onTestFinished } from 'vitest';

/** A root of its own in the page until the test is over, or until it is removed. */
export function mount(): { root: Root; remove: () => void } {
  const host = document.createElement('div');
  document.body.append(host);
  const root = createRoot(host);
  const remove = () => {
    if (!host.isConnected) return;
    root.unmount();
    host.remove();
  };
  onTestFinished(remove);
  return { root, remove };
}
