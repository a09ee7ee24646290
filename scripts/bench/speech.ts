import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from 'playwright';
import { onlyServe } from './only-serve.ts';
import { BenchError, withApp } from './open-app.ts';
import { comparedWords, wordErrors } from './word-error.ts';

const PATIENCE = { timeout: 600_000 };

export interface SpeechMeasures {
  recordings: number;
  soundSeconds: number;
  /** Time to write down, over the time of the sound: below 1 it keeps up with speech. */
  realTimeFactor: number;
  /** Words to put in, take out or replace, over the words said. */
  wordErrorRate: number;
}

/**
 * Has the app write down recordings as a person would, one after the other in the Sessions view, and compares.
 * @param model `miniature`: the one that is made for tests, whichever the site serves
 * @param folder NAME.wav with NAME.txt each
 * @throws BenchError when there are no recordings, or the site does not serve the recogniser
 */
export function measureSpeech(model: string, folder: string): Promise<SpeechMeasures> {
  const recordings = recordingsIn(folder);
  return withApp((page, address) => measureRecordings(page, address, { model, recordings }));
}

/** The same in a page of an app that is served. */
export async function measureRecordings(
  page: Page,
  address: string,
  { model, recordings }: { model: string; recordings: readonly Recording[] },
): Promise<SpeechMeasures> {
  await onlyServe(page.context(), model);
  await page.goto(`${address}#/sessions`);
  const [first] = recordings;
  // The first time it is loaded too.
  if (first) await writtenDown(page, first.sound);
  const sums = { seconds: 0, soundSeconds: 0, errors: 0, words: 0 };
  for (const { sound, text } of recordings) {
    const { heard, seconds, soundSeconds } = await writtenDown(page, sound);
    const said = comparedWords(text);
    sums.seconds += seconds;
    sums.soundSeconds += soundSeconds;
    sums.errors += wordErrors(said, comparedWords(heard));
    sums.words += said.length;
  }
  return {
    recordings: recordings.length,
    soundSeconds: sums.soundSeconds,
    realTimeFactor: sums.seconds / sums.soundSeconds,
    wordErrorRate: sums.errors / sums.words,
  };
}

interface Recording {
  /** Path of the WAV file. */
  sound: string;
  /** What is said in it. */
  text: string;
}

/** @throws BenchError when there are none */
export function recordingsIn(folder: string): Recording[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /\.wav$/i.test(name)) : [];
  const found = names.flatMap((name) => {
    const text = join(folder, `${basename(name).replace(/\.wav$/i, '')}.txt`);
    return existsSync(text) ? [{ sound: join(folder, name), text: readFileSync(text, 'utf8') }] : [];
  });
  if (found.length === 0) throw new BenchError(`There is no NAME.wav with its NAME.txt in ${folder}.`);
  return found;
}

async function writtenDown(
  page: Page,
  sound: string,
): Promise<{ heard: string; seconds: number; soundSeconds: number }> {
  await page.getByTestId('media-input').setInputFiles(sound);
  await page.getByTestId('media-name').waitFor(PATIENCE);
  const button = page.getByTestId('media-write-down');
  await button.waitFor({ timeout: 30_000 }).catch((cause: unknown) => {
    throw new BenchError('The app serves no such recogniser: npm run models -- --speech NAME brings it.', {
      cause,
    });
  });
  const begun = performance.now();
  await button.click();
  await page.getByTestId('media-progress').waitFor();
  await page.getByTestId('media-progress').waitFor({ state: 'detached', ...PATIENCE });
  const seconds = (performance.now() - begun) / 1000;
  const transcript = await page.getByTestId('media-transcript').inputValue();
  // A short recording may be written down before its player has read how long it is.
  const soundSeconds = await page.locator('audio').evaluate(async (element) => {
    const player = element as HTMLAudioElement;
    if (Number.isNaN(player.duration))
      await new Promise((known) => player.addEventListener('durationchange', known, { once: true }));
    return player.duration;
  });
  // Another file: the recogniser stays as it is.
  await page.locator('[data-testid="media-name"] ~ button').click();
  return { heard: transcript.replace(/^\d+$|^.*-->.*$/gm, ' '), seconds, soundSeconds };
}
