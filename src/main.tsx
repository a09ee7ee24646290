import './ui/theme/styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createLiveStore } from './app/live/live.ts';
import { readShellLink } from './ui/link/shell-link.ts';
import { viewIdOf } from './ui/link/view-ids.ts';
import { startI18n } from './ui/locales/i18n.ts';
import { preferredLanguage } from './ui/locales/language-choice.ts';
import { App } from './ui/shell/App.tsx';
import { VIEWS } from './ui/shell/views.ts';
import { fontReady } from './ui/theme/font.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root".');

// Workers and sample load while the page gets ready to be drawn, and so does the view it was opened for.
const store = createLiveStore();
const speaking = startI18n(readShellLink(location).language ?? preferredLanguage());
void speaking.then(VIEWS[viewIdOf(location.hash)].preload);
await Promise.all([speaking, fontReady()]);
createRoot(root).render(
  <StrictMode>
    <App store={store} />
  </StrictMode>,
);
