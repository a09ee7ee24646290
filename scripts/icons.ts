/** Draws the icons of the installed app from one picture: `npx tsx scripts/icons.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { chromiumFlags, findChromium } from './project/chromium.ts';
import { inProject } from './project/project.ts';

/** The two branches that flow into one prediction. `inset`: free space around it, of 24 units in all. */
const drawing = (inset: number, ground: string): string => {
  const side = 24 + 2 * inset;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-inset} ${-inset} ${side} ${side}">`,
    ground,
    '<g fill="none" stroke-width="3.4" stroke-linecap="round">',
    '<path d="M3 6.5c7 0 7 11 13 11" stroke="#2166ac"/><path d="M3 17.5c7 0 7-11 13-11" stroke="#bf2f3a"/>',
    '</g><circle cx="20" cy="12" r="2.6" fill="#76818f"/></svg>',
  ].join('');
};

/** Systems cut a maskable icon to their own shape: its ground fills the square. */
const PICTURES = [
  { file: 'icon-192.png', pixels: 192, svg: drawing(1, '') },
  { file: 'icon-512.png', pixels: 512, svg: drawing(1, '') },
  {
    file: 'maskable-512.png',
    pixels: 512,
    svg: drawing(8, '<rect x="-8" y="-8" width="40" height="40" fill="#f2f4f7"/>'),
  },
];

mkdirSync(inProject('public/icons'), { recursive: true });
writeFileSync(inProject('public/icons/icon.svg'), `${drawing(0, '')}\n`);
const browser = await chromium.launch({ ...findChromium(), args: chromiumFlags });
const page = await browser.newPage();
for (const { file, pixels, svg } of PICTURES) {
  await page.setViewportSize({ width: pixels, height: pixels });
  await page.setContent(`<body style="margin:0;background:none">${svg}</body>`);
  await page.screenshot({ path: inProject('public/icons', file), omitBackground: true });
}
await browser.close();
