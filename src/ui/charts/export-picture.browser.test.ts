import { expect, it, onTestFinished } from 'vitest';
import { pngBlob, svgText } from './export-picture.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** A chart as the page has them: coloured by a style sheet, with something for the screen only. */
function chart(): SVGSVGElement {
  const host = document.createElement('div');
  host.innerHTML = `
    <style>.exported { fill: rgb(1, 2, 3); } :root { --card: #fefefe; }</style>
    <svg viewBox="0 0 100 40" width="100" height="40">
      <rect class="exported" x="0" y="0" width="50" height="40" />
      <rect data-screen-only width="100" height="40" fill="lime" />
    </svg>`;
  document.body.append(host);
  onTestFinished(() => host.remove());
  return host.querySelector('svg') as SVGSVGElement;
}

const parse = (text: string) => new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;

it('makes an SVG that needs no style sheet, on the card’s ground, with a margin', () => {
  const svg = parse(svgText(chart()));
  expect(svg.namespaceURI).toBe(SVG);
  expect(svg.getAttribute('viewBox')).toBe('-16 -16 132 72');
  const [ground, bar] = svg.querySelectorAll('rect');
  expect(ground?.getAttribute('fill')).toBe('#fefefe');
  expect(bar?.style.fill).toBe('rgb(1, 2, 3)');
});

it('leaves out what is for the screen only and takes in what lies under the chart', () => {
  const svg = parse(
    svgText(chart(), (copy) => {
      copy.append(document.createElementNS(SVG, 'circle'));
    }),
  );
  expect(svg.querySelector('[data-screen-only]')).toBeNull();
  expect(svg.querySelector('circle')).not.toBeNull();
});

it('makes a PNG of it, twice as large', async () => {
  const blob = await pngBlob(svgText(chart()));
  expect(blob.type).toBe('image/png');
  const picture = await createImageBitmap(blob);
  expect([picture.width, picture.height]).toEqual([264, 144]);
  const canvas = new OffscreenCanvas(264, 144);
  const context = canvas.getContext('2d');
  context?.drawImage(picture, 0, 0);
  expect([...(context?.getImageData(60, 60, 1, 1).data ?? [])]).toEqual([1, 2, 3, 255]);
});

it('rejects what is no picture', async () => {
  await expect(pngBlob('no svg at all')).rejects.toThrow();
});
