import type { NotificationData } from '@mantine/notifications';
import { Suspense } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { onDemand } from '../page/on-demand.tsx';
import { ViewBoundary } from './ViewBoundary.tsx';

const library = () => import('@mantine/notifications');

const Corner = onDemand(async () => {
  const { Notifications } = await library();
  return () => <Notifications position="bottom-right" limit={4} />;
});

/** Whether anything was ever shown: most visits show nothing. */
const corner = createStore(() => ({ wanted: false }));

/** The corner where notices are shown. */
export function Notices() {
  const wanted = useStore(corner, (state) => state.wanted);
  if (!wanted) return null;
  return (
    <ViewBoundary>
      <Suspense>
        <Corner />
      </Suspense>
    </ViewBoundary>
  );
}

/** Brings what shows notices before there is one. */
export const preloadNotices = Corner.preload;

/** Shows a notice; one whose id is shown already stays as it is. */
export function showNotice(notice: NotificationData): void {
  corner.setState({ wanted: true });
  // Where the chunk does not come, the corner says so.
  library().then(
    ({ notifications }) => notifications.show(notice),
    () => undefined,
  );
}

export function hideNotice(id: string): void {
  library().then(
    ({ notifications }) => notifications.hide(id),
    () => undefined,
  );
}
