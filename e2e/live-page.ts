import { expect, type Locator, type Page } from '@playwright/test';
import type { ChannelName, PartName } from '../src/app/live-state.ts';
import type { ProblemCode } from '../src/app/problem.ts';
import { en } from '../src/ui/locales/en/en.ts';
import { problems } from '../src/ui/locales/en/problems.ts';

/** A software adapter compiles the network's two hundred pipelines on the processor: minutes when it is busy. */
export const SOFTWARE_GPU = { timeout: 240_000 };

/** The Live view as a person sees it. */
export class LivePage {
  readonly sentiment: Locator;
  readonly logit: Locator;
  readonly mesh: Locator;
  readonly input: Locator;
  private sentences = 0;

  constructor(readonly page: Page) {
    this.sentiment = page.getByTestId('sentiment');
    this.logit = page.getByTestId('logit');
    this.mesh = page.getByTestId('mesh');
    this.input = page.getByTestId('transcript-input');
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(`./${query}`);
  }

  channel(name: ChannelName): Locator {
    return this.page.getByTestId(`channel-${name}`);
  }

  part(name: PartName): Locator {
    return this.page.getByTestId(`part-${name}`);
  }

  /** A number the screen shows, as it was before rounding; null while there is none. */
  async valueOf(locator: Locator): Promise<number | null> {
    const value = await locator.getAttribute('data-value');
    return value === null || value === '' ? null : Number(value);
  }

  async switchOn(name: ChannelName): Promise<void> {
    await this.channel(name).click();
    await expect(this.channel(name)).toHaveAttribute('data-status', 'on');
  }

  /** Camera, microphone and speech with one press; that words go to the browser's maker is declined where it is asked. */
  async switchAllOn(): Promise<void> {
    const no = this.page.getByRole('button', { name: en.consent.no, exact: true });
    await this.page.addLocatorHandler(no, () => no.click(), { times: 1 });
    await this.page.getByTestId('use-camera').click();
  }

  async expectPrediction(): Promise<void> {
    await expect.poll(() => this.valueOf(this.sentiment)).not.toBeNull();
  }

  /** Stops the sample session, so that the page stands still. */
  async pause(): Promise<void> {
    await this.page.getByRole('button', { name: en.capture.pause, exact: true }).click();
    await expect(this.page.getByRole('button', { name: en.capture.play, exact: true })).toBeVisible();
  }

  /** How often the mesh has been drawn. */
  async facesDrawn(): Promise<number> {
    return Number((await this.mesh.getAttribute('data-faces')) ?? 0);
  }

  /** Waits until so many more faces are drawn. */
  async expectFacesDrawn(more: number): Promise<void> {
    const drawn = await this.facesDrawn();
    await expect.poll(() => this.facesDrawn()).toBeGreaterThanOrEqual(drawn + more);
  }

  /**
   * Types a sentence and waits until what the network makes of it is on the screen. With no device on, only the words
   * are looked at, so the prediction does not change any more.
   */
  async logitOf(sentence: string, within: { timeout?: number } = {}): Promise<number> {
    await this.input.fill(sentence);
    let logit = Number.NaN;
    const shown = async () => {
      const latest = await this.page.evaluate(() => {
        const prediction = window.dbrLive?.().state.prediction;
        const logitShown = document.querySelector('[data-testid="logit"]')?.getAttribute('data-value');
        return {
          logit: prediction?.logit ?? Number.NaN,
          words: prediction?.window.tokens.map(({ text }) => text.replace(/\W/g, '')).join(''),
          onScreen: prediction !== undefined && logitShown === String(prediction?.logit),
        };
      });
      logit = latest.logit;
      return { words: latest.words, onScreen: latest.onScreen };
    };
    const message = `a prediction of "${sentence}" on the screen`;
    await expect
      .poll(shown, { message, ...within })
      .toEqual({ words: sentence.replace(/\W/g, ''), onScreen: true });
    return logit;
  }

  /** A problem as it is shown: its own sentences, both of them, and what is said of this one in particular. */
  async expectProblem(
    code: ProblemCode,
    { within = this.page, detail = '' }: { within?: Locator | Page; detail?: string } = {},
  ): Promise<void> {
    const { what, action } = problems[code];
    const beforeDetail = (sentence: string) => sentence.split('{{detail}}')[0]?.trim() ?? '';
    // One look for all of it: a notice goes by itself after some seconds.
    const note = within
      .locator(`[data-problem="${code}"]`)
      .filter({ hasText: beforeDetail(what) })
      .filter({ hasText: beforeDetail(action) })
      .filter({ hasText: detail });
    await expect(note.first(), `${what} ${action} ${detail}`).toBeVisible();
  }

  /** The rest goes on: a sentence not typed before still gets an answer. */
  async expectTypingWorks(): Promise<void> {
    this.sentences += 1;
    await this.logitOf(`I absolutely loved part ${this.sentences} of this film`);
  }
}
