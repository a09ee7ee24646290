import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { expect, test } from './fixtures.ts';
import { expectSettled } from './laboratory-page.ts';

test(
  'a report holds the pictures, numbers, model and settings of the view, and opens without anything else',
  { tag: '@long' },
  async ({ live, page, browser }, info) => {
    const hostile = '<script>document.title="taken"</script>';
    const words = encodeURIComponent(`1:${hostile}`);
    await live.open(`#/laboratory?session=delighted@4.25&words=${words}&folded=history&theme=dark`);
    await expect(page.getByTestId('lab-moment')).toBeVisible();
    const sentiment = await expectSettled(live, page);
    const downloading = page.waitForEvent('download');
    await page.getByTestId('lab-report').click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('dbr-report-delighted-4.25s.html');
    const path = info.outputPath('report.html');
    await download.saveAs(path);
    expect(await readFile(path, 'utf8')).not.toContain('<script');

    const away = await browser.newContext({ colorScheme: 'dark' });
    try {
      await away.setOffline(true);
      const report = await away.newPage();
      const faults: string[] = [];
      report.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      await report.goto(pathToFileURL(path).href);
      await expect(report).toHaveTitle(/DBR Live/);
      await expect(report.getByText(hostile, { exact: false }).first()).toBeVisible();
      expect(await report.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
        'rgb(255, 255, 255)',
      );
      // The chart within a figure is a picture of its own.
      const pictures = report.locator('figure svg:not(svg svg)');
      expect(await pictures.count()).toBeGreaterThan(15);
      for (const picture of await pictures.all()) {
        const box = await picture.boundingBox();
        expect(box?.width).toBeGreaterThan(100);
        expect(await picture.locator('rect, path, circle').count()).toBeGreaterThan(2);
      }
      // The ground of every picture is light, whatever the page was.
      expect(await pictures.first().locator('rect').first().getAttribute('fill')).toMatch(/^#fff(fff)?$/);
      await expect(report.getByRole('heading', { name: 'The session so far' })).toHaveCount(0);
      // The last line of the contributions is their sum; the table may be folded up.
      await expect(report.locator('tr', { hasText: /^prediction/ })).toContainText(
        String(Number(sentiment.toPrecision(6))),
      );
      await expect(report.getByText('must not be used to judge people')).toBeVisible();
      expect(await report.getByRole('link', { name: /#\/laboratory/ }).getAttribute('href')).toContain(
        'session=delighted@4.25',
      );
      expect(faults).toEqual([]);
      await report.screenshot({ path: info.outputPath('report.png'), fullPage: true });
    } finally {
      await away.close();
    }
  },
);
