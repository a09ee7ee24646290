/** A page open in some browser, driven by whatever protocol that browser speaks. */
export interface Tab {
  goto(address: string): Promise<void>;
  /** Runs a function in the page; what goes in and comes out is JSON. */
  evaluate<Argument, Result>(
    work: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>;
  /** Presses what a selector finds, where it is seen. */
  click(selector: string): Promise<void>;
  /** Types into what a selector finds, in place of what is there, and presses Enter. */
  enter(selector: string, text: string): Promise<void>;
  /** Gives files to a file input, which need not be seen. */
  chooseFiles(selector: string, paths: string[]): Promise<void>;
  /** Errors of the page and of its console so far, as far as the protocol tells of them. */
  troubles(): string[];
  close(): Promise<void>;
}

export const ENGINE_NAMES = ['chromium', 'firefox', 'webkit'] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

export interface Engine {
  name: EngineName;
  version: string;
  /** A page of its own profile. */
  open(): Promise<Tab>;
  close(): Promise<void>;
}

export const WINDOW = { width: 1440, height: 900 } as const;

/** Calls `look` until it gives something, and gives that. */
export async function until<Result>(
  what: string,
  look: () => Promise<Result | null | undefined | false>,
  seconds = 120,
): Promise<Result> {
  const end = Date.now() + 1000 * seconds;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`Waited ${seconds} s in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
