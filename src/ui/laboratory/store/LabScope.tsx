import type { ReactNode } from 'react';
import { PointerContext } from '../../charts/pointer/pointer-context.ts';
import { LabContext } from './lab-context.ts';
import type { LabStore } from './lab-store.ts';

/** What is looked at, and what its charts point at, for everything inside. */
export function LabScope({ store, children }: { store: LabStore; children: ReactNode }) {
  return (
    <LabContext value={store}>
      <PointerContext value={store}>{children}</PointerContext>
    </LabContext>
  );
}
