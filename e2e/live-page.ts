import { expect, type Locator, type Page } from '@playwright/test';
import type { ChannelName, PartName } from '../src/store/live-state.ts';
import type { ProblemCode } from '../src/store/problem-codes.ts';
import { problems } from '../src/ui/locales/problems.ts';

/** Until model files are loaded and warm; a software adapter on two busy cores takes its time. */
export const LOADING = { timeout: 90_000 };

/** A software adapter compiles the network's two hundred pipelines on the processor: minutes when it is busy. */
export const SOFTWARE_GPU = { timeout: 300_000 };

/** The Live view as a person sees it. */
export class LivePage {
  readonly sentiment: Locator;
  readonly logit: Locator;
  readonly mesh: Locator;
  readonly input: Locator;

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

  async expectPrediction(): Promise<void> {
    await expect.poll(() => this.valueOf(this.sentiment), LOADING).not.toBeNull();
  }

  /** How often the mesh has been drawn. */
  async facesDrawn(): Promise<number> {
    return Number((await this.mesh.getAttribute('data-faces')) ?? 0);
  }

  /** The words the latest prediction was made of, letters only. */
  private predictedWords(): Promise<string> {
    return this.page.evaluate(() => {
      const tokens = window.dbrLive?.().state.prediction?.window.tokens ?? [];
      return tokens.map(({ text }) => text.replace(/\W/g, '')).join('');
    });
  }

  /** Types a sentence and waits until its prediction is there and stands still. */
  async settledLogit(sentence: string, within = LOADING): Promise<number> {
    await this.input.fill(sentence);
    await expect
      .poll(() => this.predictedWords(), { ...within, message: 'words of the prediction' })
      .toBe(sentence.replace(/\W/g, ''));
    let last: number | null = null;
    await expect
      .poll(
        async () => {
          const before = last;
          await this.page.waitForTimeout(1_000);
          last = await this.valueOf(this.logit);
          return last !== null && last === before;
        },
        { ...within, message: `the prediction of "${sentence}" does not settle` },
      )
      .toBe(true);
    return last ?? Number.NaN;
  }

  /** A problem as it is shown: its own sentences, both of them. */
  async expectProblem(code: ProblemCode, within: Locator | Page = this.page): Promise<void> {
    const note = within.locator(`[data-problem="${code}"]`).first();
    await expect(note).toBeVisible(LOADING);
    const beforeDetail = (sentence: string) => sentence.split('{{detail}}')[0]?.trim() ?? '';
    await expect(note).toContainText(beforeDetail(problems[code].what));
    await expect(note).toContainText(beforeDetail(problems[code].action));
  }

  /** The rest goes on: a typed sentence still gets an answer. */
  async expectTypingWorks(): Promise<void> {
    await this.input.fill('I absolutely loved this film, it was wonderful.');
    await this.expectPrediction();
  }
}
