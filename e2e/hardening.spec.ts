import type { Page } from '@playwright/test';
import { metaPolicy } from '../scripts/serve/security-headers.ts';
import { expect, test } from './fixtures.ts';

/** Tries what somebody would who got markup into the page; the names of what ran or left. */
function breakIn(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const got: string[] = [];
    const note = (name: string) => () => got.push(name);
    Object.assign(window, { note });
    const script = document.createElement('script');
    script.textContent = "window.note('inline script')()";
    document.head.append(script);
    const host = document.createElement('div');
    host.innerHTML = `<img src="data:," onerror="window.note('event attribute')()"><p style="color: rgb(1, 2, 3)">x</p>`;
    document.body.append(host);
    const styled = host.querySelector('p');
    if (styled && getComputedStyle(styled).color === 'rgb(1, 2, 3)') got.push('inline style');
    const frame = document.createElement('iframe');
    frame.srcdoc = "<script>parent.note('frame')()</script>";
    document.body.append(frame);
    // What the page itself could be led to do, from a script of its own.
    const library = URL.createObjectURL(
      new Blob(["note('script from a blob')()"], { type: 'text/javascript' }),
    );
    const loaded = document.createElement('script');
    loaded.src = library;
    document.head.append(loaded);
    const away = 'https://elsewhere.invalid/';
    const refusals = await Promise.allSettled([
      fetch(away),
      new Promise((sent, refused) => {
        const picture = new Image();
        picture.onload = sent;
        picture.onerror = refused;
        picture.src = `${away}picture.png`;
      }),
    ]);
    for (const { status } of refusals) if (status === 'fulfilled') got.push('request to another origin');
    await new Promise((resolve) => setTimeout(resolve, 500));
    return got;
  });
}

const SCRIPTED = '<img src=x onerror="document.title=1"> I loved <b>it</b> & $t(app.name)';

test.describe('markup that got into the page', () => {
  test.use({ provokesPolicy: true });

  test('neither runs nor leaves: by the headers, and by the page itself on a host that sends none', async ({
    live,
    page,
    context,
  }) => {
    await live.open();
    await live.expectPrediction();
    expect(await breakIn(page)).toEqual([]);

    await context.route('**/', async (route) => {
      const response = await route.fetch();
      const { 'content-security-policy': _, ...headers } = response.headers();
      await route.fulfill({ response, headers });
    });
    await live.open('?bare');
    await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveAttribute(
      'content',
      metaPolicy(),
    );
    await live.expectPrediction();
    expect(await breakIn(page)).toEqual([]);
  });
});

test('a transcript with scripts in it is shown as text', { tag: '@long' }, async ({ live, page }) => {
  await live.open();
  await live.logitOf(SCRIPTED);
  await live.input.press('Enter');
  const sentence = page.getByRole('button', { name: `Correct “${SCRIPTED}”`, exact: true });
  await expect(sentence).toBeVisible();
  // Word for word, whatever lies between the words.
  const letters = (text: string | null) => text?.replace(/\s/g, '');
  expect(letters(await sentence.textContent())).toContain(letters(SCRIPTED));
  await expect(page).toHaveTitle('DBR Live');
});
