import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright';
import { dataFolder } from '../../src/features/data-folder.ts';
import { chromiumFlags, findChromium } from '../project/chromium.ts';
import { inProject } from '../project/project.ts';

const MADE_CLIP = inProject('.cache/e2e/portrait.mjpeg');
const MADE_ROOM = inProject('.cache/e2e/empty-room.mjpeg');
const FRAMES = 60;

/** The public-domain portrait as Debian's packages install it. */
const INSTALLED_PORTRAITS = [
  '/usr/lib/python3/dist-packages/skimage/data/astronaut.png',
  '/usr/lib/python3/dist-packages/imageio/resources/images/astronaut.png',
];
const PORTRAIT_PACKAGE = 'python3-imageio';

/** A clip of somebody talking, when the data folder has one. */
function talkingClip(): string | null {
  const folder = join(dataFolder(), 'av');
  const clip = existsSync(folder) && readdirSync(folder).find((name) => name.endsWith('.mjpeg'));
  return clip ? join(folder, clip) : null;
}

/** Unpacks the portrait from its Debian package without installing it. Null where there is no apt or no network. */
function portraitFromPackage(): string | null {
  try {
    const folder = mkdtempSync(join(tmpdir(), 'portrait-'));
    const quiet = { cwd: folder, stdio: 'ignore', timeout: 60_000 } as const;
    execFileSync('apt-get', ['download', PORTRAIT_PACKAGE], quiet);
    const archive = readdirSync(folder).find((name) => name.endsWith('.deb'));
    if (!archive) return null;
    execFileSync('dpkg', ['-x', archive, '.'], quiet);
    const portrait = join(folder, INSTALLED_PORTRAITS[1] ?? '');
    return existsSync(portrait) ? portrait : null;
  } catch {
    // Whatever is missing (apt, the package, a network), the caller tells that there is no portrait.
    return null;
  }
}

/**
 * A room, with the portrait gently swaying in front of it, as the concatenated JPEG pictures that Chromium's fake camera
 * plays.
 * @param portrait null where nobody is in the picture
 */
async function makeClip(path: string, portrait: string | null): Promise<string> {
  const browser = await chromium.launch({ ...findChromium(), args: chromiumFlags });
  try {
    const page = await browser.newPage();
    const pictures = await page.evaluate(
      async ({ base64, frames }) => {
        const blob = base64 && (await (await fetch(`data:image/png;base64,${base64}`)).blob());
        const bitmap = blob && (await createImageBitmap(blob));
        const canvas = new OffscreenCanvas(640, 480);
        const context = canvas.getContext('2d');
        const made: string[] = [];
        for (let frame = 0; frame < frames; frame++) {
          const sway = 8 * Math.sin((2 * Math.PI * frame) / frames);
          const wall = context?.createLinearGradient(0, 0, 640, 480);
          wall?.addColorStop(0, '#b8b2a7');
          // A lamp flickers a little: no picture is quite like the one before.
          wall?.addColorStop(1, `hsl(30 12% ${32 + sway / 8}%)`);
          if (context && wall) context.fillStyle = wall;
          context?.fillRect(0, 0, 640, 480);
          if (bitmap) context?.drawImage(bitmap, 60, 0, 320, 240, sway, -sway / 2, 640, 480);
          const bytes = new Uint8Array(
            await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })).arrayBuffer(),
          );
          made.push(btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), '')));
        }
        return made;
      },
      { base64: portrait && readFileSync(portrait).toString('base64'), frames: FRAMES },
    );
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, Buffer.concat(pictures.map((picture) => Buffer.from(picture, 'base64'))));
    return path;
  } finally {
    await browser.close();
  }
}

/** A real face for the fake camera: somebody talking, else the portrait. Null when neither can be had. */
export async function cameraClip(): Promise<string | null> {
  const talking = talkingClip();
  if (talking) return talking;
  if (existsSync(MADE_CLIP)) return MADE_CLIP;
  const portrait = INSTALLED_PORTRAITS.find((path) => existsSync(path)) ?? portraitFromPackage();
  return portrait && makeClip(MADE_CLIP, portrait);
}

/** A room with nobody in it, for the fake camera. */
export async function emptyRoomClip(): Promise<string> {
  return existsSync(MADE_ROOM) ? MADE_ROOM : makeClip(MADE_ROOM, null);
}
