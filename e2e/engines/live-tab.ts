import { type Tab, until } from '../../scripts/engines/engine.ts';

/** Opens the app on the backend that all browsers have. */
export async function openApp(tab: Tab, address: string, hash = ''): Promise<void> {
  await tab.goto(`${address}?backend=wasm${hash}`);
}

/** The sentiment on the screen, before rounding; null while there is none. */
export function sentimentOf(tab: Tab): Promise<number | null> {
  return tab.evaluate(() => {
    const value = document.querySelector('[data-testid="sentiment"]')?.getAttribute('data-value');
    return value ? Number(value) : null;
  }, null);
}

/** What the network says of a sentence alone, looked at in the Laboratory. */
export async function sentimentOfSentence(tab: Tab, address: string, sentence: string): Promise<number> {
  // A page that is open would go to the sentence by itself, with the sentence before on the screen for a moment.
  await tab.goto('about:blank');
  await openApp(tab, address, `#/laboratory?text=${encodeURIComponent(sentence)}`);
  return until(`a prediction of "${sentence}"`, () => labValue(tab));
}

/** The prediction of what the Laboratory looks at; null while it is not there. */
export function labValue(tab: Tab): Promise<number | null> {
  return tab.evaluate(() => {
    const shown = document.querySelector('[data-testid="lab-numbers"]');
    const value = shown?.hasAttribute('data-stale') ? null : shown?.getAttribute('data-value');
    return value ? Number(value) : null;
  }, null);
}

/** The text of a chart's table, as its menu would save it. */
export async function tableOf(tab: Tab, chart: string): Promise<string> {
  const button = `[aria-label="Export ${chart}"]`;
  await until(`the chart "${chart}"`, () => isThere(tab, button));
  return (await saveByMenu(tab, button, 'CSV')).toString();
}

/** Whether a selector finds anything. */
export const isThere = (tab: Tab, selector: string): Promise<boolean> =>
  tab.evaluate((wanted) => document.querySelector(wanted) !== null, selector);

/** What an element says; null while there is none. */
export const textOf = (tab: Tab, selector: string): Promise<string | null> =>
  tab.evaluate((wanted) => document.querySelector(wanted)?.textContent ?? null, selector);

/** The bytes that an item of a menu would save as a file: taken where the page hands them to the browser. */
export async function saveByMenu(tab: Tab, button: string, item: string): Promise<Buffer> {
  const base64 = await tab.evaluate(
    async ({ button, item }) => {
      const saved = new Promise<Blob>((resolve) => {
        const make = URL.createObjectURL.bind(URL);
        URL.createObjectURL = (object) => {
          if (object instanceof Blob) {
            URL.createObjectURL = make;
            resolve(object);
          }
          return make(object);
        };
      });
      const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
      const opener = document.querySelector<HTMLElement>(button);
      opener?.click();
      for (let look = 0; look < 300; look += 1) {
        // The menu opened before may still be closing.
        const menu = document.getElementById(opener?.getAttribute('aria-controls') ?? '');
        const found = [...(menu?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])].find((one) =>
          one.textContent?.includes(item),
        );
        if (found) {
          found.click();
          break;
        }
        await wait(50);
      }
      const bytes = new Uint8Array(await (await saved).arrayBuffer());
      return btoa(bytes.reduce((all, byte) => all + String.fromCharCode(byte), ''));
    },
    { button, item },
  );
  return Buffer.from(base64, 'base64');
}

/** Addresses of another origin that the page asked for. */
export function foreignRequests(tab: Tab): Promise<string[]> {
  return tab.evaluate(
    () =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => !/^(data|blob):/.test(name) && new URL(name).origin !== location.origin),
    null,
  );
}
