import { type Tab, until } from './engine.ts';

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
  await until(`the chart "${chart}"`, () =>
    tab.evaluate((name) => document.querySelector(`[aria-label="Export ${name}"]`) !== null, chart),
  );
  return tab.evaluate(async (name) => {
    const saved = new Promise<Blob>((resolve) => {
      const make = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (object) => {
        if (object instanceof Blob) resolve(object);
        return make(object);
      };
    });
    const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
    const button = document.querySelector<HTMLElement>(`[aria-label="Export ${name}"]`);
    button?.click();
    for (let look = 0; look < 300; look += 1) {
      // The menu of the chart before may still be closing.
      const menu = document.getElementById(button?.getAttribute('aria-controls') ?? '');
      const item = [...(menu?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])].find((one) =>
        one.textContent?.includes('CSV'),
      );
      if (item) {
        item.click();
        break;
      }
      await wait(50);
    }
    return (await saved).text();
  }, chart);
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
