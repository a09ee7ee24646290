import { type ReactNode, useEffect, useState } from 'react';
import { emptyInbox, laboratoryInbox } from '../files/laboratory-inbox.ts';
import { readLink } from '../link/link-table.ts';
import { useLiveStore } from '../page/live-context.tsx';
import { LabAddress } from './link/LabAddress.tsx';
import { firstFolded, keepFolded } from './state/kept-sections.ts';
import { LAB_LINK } from './store/address/lab-link.ts';
import { LabScope } from './store/LabScope.tsx';
import { createLabStore } from './store/lab-store.ts';

/** One store for the Laboratory, exploring the live session as long as the view is mounted. */
export function LabProvider({ children }: { children: ReactNode }) {
  const live = useLiveStore();
  const [store] = useState(() => {
    const { view, said } = readLink(LAB_LINK, window.location.hash);
    // A link that holds a view holds which sections are folded, be it none; else it is as this browser was left.
    return createLabStore(live, said ? view : { folded: firstFolded() }, keepFolded);
  });
  useEffect(() => store.follow(), [store]);
  useEffect(() => {
    const take = () => {
      const { files, sessionId } = laboratoryInbox.getState();
      if (files.length === 0 && sessionId === null) return;
      emptyInbox();
      if (sessionId !== null) void store.lookAtRecording(sessionId);
      if (files.length > 0) void store.load(files);
    };
    take();
    return laboratoryInbox.subscribe(take);
  }, [store]);
  return (
    <LabScope store={store}>
      <LabAddress />
      {children}
    </LabScope>
  );
}
