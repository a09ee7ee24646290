import './ui/shell/styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createLiveStore } from './store/live.ts';
import { startI18n } from './ui/locales/i18n.ts';
import { ownLanguage } from './ui/locales/language-choice.ts';
import { App } from './ui/shell/App.tsx';
import { fontReady } from './ui/shell/font.ts';
import { readShellLink } from './ui/shell/link/shell-link.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root".');

await Promise.all([startI18n(readShellLink(location).language ?? ownLanguage()), fontReady()]);
createRoot(root).render(
  <StrictMode>
    <App store={createLiveStore()} />
  </StrictMode>,
);
