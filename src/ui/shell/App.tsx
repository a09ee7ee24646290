import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { LiveStore } from '../../store/live-state.ts';
import { LiveProvider } from './live-context.tsx';
import { Shell } from './Shell.tsx';
import { theme } from './theme.ts';

/** The whole interface over one live store. */
export function App({ store }: { store: LiveStore }) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <Notifications position="bottom-right" limit={4} />
      <LiveProvider store={store}>
        <Shell />
      </LiveProvider>
    </MantineProvider>
  );
}
