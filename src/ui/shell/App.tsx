import { MantineProvider } from '@mantine/core';
import { useState } from 'react';
import type { LiveStore } from '../../app/live/live-store.ts';
import { LessonProvider } from '../lessons/walk/lesson-context.tsx';
import { linkedColourScheme } from '../link/shell-link.ts';
import { LiveProvider } from '../page/live-context.tsx';
import { usePrinting } from '../page/use-printing.ts';
import { Notices } from '../problems/notices.tsx';
import { theme } from '../theme/theme.ts';
import { adoptThemeVariables } from '../theme/theme-variables.ts';
import { Shell } from './Shell.tsx';

adoptThemeVariables(theme);

/** The whole interface over one live store. */
export function App({ store }: { store: LiveStore }) {
  const printing = usePrinting();
  const [colours] = useState(() => linkedColourScheme(window.location));
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={colours}
      // On paper, light ink would be lost.
      {...(printing && { forceColorScheme: 'light' })}
      // Both would be inline styles, which the page's Content-Security-Policy refuses.
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <Notices />
      <LiveProvider store={store}>
        <LessonProvider>
          <Shell />
        </LessonProvider>
      </LiveProvider>
    </MantineProvider>
  );
}
