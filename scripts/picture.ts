/** Takes the README's picture from the real app: `npx tsx scripts/picture.ts`. */
import { mkdirSync } from 'node:fs';
import { withApp } from './bench/open-app.ts';
import { inProject } from './project/project.ts';

const SAMPLE = 'sarcastic';
/** In the middle of the second utterance, with the first one on the timeline. */
const AT_SECONDS = 7.6;

mkdirSync(inProject('docs'), { recursive: true });
await withApp(async (page, address) => {
  await page.goto(address);
  await page.waitForFunction(() => window.dbrLive?.().state.prediction, null, { timeout: 120_000 });
  await page.getByTestId(`sample-${SAMPLE}`).click();
  // Away from the button, so that its hint is gone by then.
  await page.mouse.move(0, 0);
  await page.waitForFunction(
    (seconds) => {
      const source = window.dbrLive?.().state.source;
      return source?.kind === 'sample' && source.positionSeconds >= seconds;
    },
    AT_SECONDS,
    { timeout: 60_000 },
  );
  await page.screenshot({ path: inProject('docs/live.png') });
});
