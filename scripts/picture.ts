/** Takes the README's picture from the real app: `npx tsx scripts/picture.ts`. */
import { withApp } from './bench/open-app.ts';
import { playSample } from './play-sample.ts';
import { inProject } from './project/project.ts';

const SAMPLE = 'sarcastic';
/** In the middle of the second utterance, with the first one on the timeline. */
const AT_SECONDS = 7.6;

await withApp(async (page, address) => {
  await playSample(page, address, SAMPLE, AT_SECONDS);
  await page.screenshot({ path: inProject('docs/live.png') });
});
