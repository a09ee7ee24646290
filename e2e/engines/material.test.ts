import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type Tab, until } from '../../scripts/engines/engine.ts';
import { inProject } from '../../scripts/project/project.ts';
import { dataFolder } from '../../src/features/data-folder.ts';
import { en } from '../../src/ui/locales/en/whole.ts';
import { inEachEngine } from './each-engine.ts';
import { isThere, openApp, saveByMenu, sentimentOf, textOf } from './live-tab.ts';

const address = inject('address');

/** Three seconds of somebody talking to a camera, and eleven of a voice alone, which is part of the app. */
const FILM = join(dataFolder(), 'av', 'grid-swwp2s.mp4');
const VOICE = inProject('dist/samples/flat/speech.ogg');
const WORDS = `1
00:00:00,200 --> 00:00:01,000
I absolutely loved

2
00:00:01,000 --> 00:00:02,000
this film.
`;

let folder = '';
let words = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dbr-material-'));
  words = join(folder, 'words.srt');
  await writeFile(words, WORDS);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const inRow = (control: string) => `[data-testid="session"] ${control}`;
const EXPORT = inRow(`[aria-label^="${en.sessions.export.label}"]`);

/** The rows of the list of sessions. */
const rows = (tab: Tab): Promise<number> =>
  tab.evaluate(() => document.querySelectorAll('[data-testid="session"]').length, null);

/** Presses the first button that says so. */
async function press(tab: Tab, name: string): Promise<void> {
  await until(`the button "${name}"`, () =>
    tab.evaluate((wanted) => {
      const buttons = [...document.querySelectorAll<HTMLElement>('button, a')];
      const button = buttons.find((one) => (one.ariaLabel ?? one.textContent ?? '').startsWith(wanted));
      button?.click();
      return button !== undefined;
    }, name),
  );
}

/** Reads a media file with its transcript into a session, and gives what its utterances say. */
async function readMediaFile(tab: Tab, path: string): Promise<string> {
  await openApp(tab, address, '#/sessions');
  await tab.chooseFiles('[data-testid="media-input"]', [path]);
  await until('the file to be opened', () => isThere(tab, '[data-testid="media-start"]'));
  await tab.chooseFiles('[data-testid="media-transcript-input"]', [words]);
  await until('the transcript to be read', () => textOf(tab, '[data-testid="media-read"]'));
  await tab.click('[data-testid="media-start"]');
  await until('the session', () => isThere(tab, '[data-testid="media-made"]'), 240);
  return tab.evaluate(
    () =>
      [...document.querySelectorAll('[data-testid="media-utterance"]')]
        .map((one) => `${one.textContent} ${one.getAttribute('data-value') ?? ''}`)
        .join('\n'),
    null,
  );
}

const noFilm = existsSync(FILM) ? null : `there is no film of somebody talking: ${FILM}`;
if (noFilm) console.log(`Skipped: a film and its transcript (${noFilm}).`);

inEachEngine((visit) => {
  it('reads a voice and its transcript into a session', async () => {
    const said = await readMediaFile(visit.tab, VOICE);
    expect(said).toContain('I absolutely loved');
    expect(said).toContain('this film.');
    expect(await rows(visit.tab)).toBe(1);
  });

  it.skipIf(noFilm !== null)('reads a film and its transcript into a session', async () => {
    const said = await readMediaFile(visit.tab, FILM);
    expect(said).toContain('this film.');
  });

  it('records a session, keeps it, replays it, exports it, and imports it with the same numbers', async () => {
    const { tab } = visit;
    await openApp(tab, address);
    await until('a prediction', () => sentimentOf(tab));
    await tab.enter('[data-testid="transcript-input"]', 'I absolutely loved this film.');
    await tab.click('[data-testid="record-start"]');
    await until('the recording to run', async () =>
      /0:0[1-9]/.test((await textOf(tab, '[data-testid="record-time"]')) ?? ''),
    );
    await tab.enter('[data-testid="transcript-input"]', 'It was a complete waste of time.');
    await until('three seconds more', async () =>
      /0:0[4-9]/.test((await textOf(tab, '[data-testid="record-time"]')) ?? ''),
    );
    await tab.click('[data-testid="record-stop"]');
    await until('the recording to be kept', () => isThere(tab, '[data-testid="record-start"]'));

    await openApp(tab, address, '#/sessions');
    await until('the session', async () => (await rows(tab)) === 1);
    const told = JSON.parse((await saveByMenu(tab, EXPORT, en.sessions.export.json)).toString());
    expect(told.utterances.length).toBeGreaterThan(0);
    const file = join(folder, `${visit.engine.name}.dbr.zip`);
    await writeFile(file, await saveByMenu(tab, EXPORT, en.sessions.export.session));
    await tab.chooseFiles('[data-testid="session-import"]', [file]);
    await until('the imported session', async () => (await rows(tab)) === 2);
    const again = JSON.parse((await saveByMenu(tab, EXPORT, en.sessions.export.json)).toString());
    expect(again).toEqual(told);

    await press(tab, en.sessions.replay);
    await until('the replay', () => isThere(tab, '[data-testid="replayed"]'));
    await until('a prediction of the replay', () => sentimentOf(tab));
  });
});
