/**
 * Takes the README's animation of the Live view from the real app: `npx tsx scripts/animation.ts`.
 * It needs `ffmpeg` with libwebp on the machine; nothing else in the project does.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withApp } from './bench/open-app.ts';
import { playSample } from './play-sample.ts';
import { inProject } from './project/project.ts';

const SAMPLE = 'delighted';
/** From the first word on, for as long as two sentences take. */
const FROM_SECONDS = 1;
const LASTS_SECONDS = 10;
/** At most; taking a picture takes its time. */
const FRAMES_A_SECOND = 6;
const WIDTH = 960;

const folder = mkdtempSync(join(tmpdir(), 'dbr-animation-'));
try {
  const framesPerSecond = await withApp(async (page, address) => {
    await playSample(page, address, SAMPLE, FROM_SECONDS);
    const started = performance.now();
    const elapsed = () => (performance.now() - started) / 1000;
    let frames = 0;
    for (; elapsed() < LASTS_SECONDS; frames++) {
      await page.screenshot({ path: join(folder, `${String(frames).padStart(3, '0')}.png`) });
      await page.waitForTimeout(Math.max(0, 1000 * ((frames + 1) / FRAMES_A_SECOND - elapsed())));
    }
    return frames / elapsed();
  });
  execFileSync('ffmpeg', [
    ...['-y', '-loglevel', 'error', '-framerate', framesPerSecond.toFixed(3), '-i', join(folder, '%03d.png')],
    ...['-vf', `scale=${WIDTH}:-1:flags=lanczos`, '-c:v', 'libwebp_anim', '-quality', '60', '-loop', '0'],
    inProject('docs/live.webp'),
  ]);
} finally {
  rmSync(folder, { recursive: true });
}
