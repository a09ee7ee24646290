import './ui/theme/styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createLiveStore } from './app/live/live.ts';
import { readShellLink } from './ui/link/shell-link.ts';
import { startI18n } from './ui/locales/i18n.ts';
import { preferredLanguage } from './ui/locales/language-choice.ts';
import { App } from './ui/shell/App.tsx';
import { fontReady } from './ui/theme/font.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root".');

await Promise.all([startI18n(readShellLink(location).language ?? preferredLanguage()), fontReady()]);
createRoot(root).render(
  <StrictMode>
    <App store={createLiveStore()} />
  </StrictMode>,
);
