/** What a browser needs to draw a chart's SVG outside the page, where no style sheet reaches it. */
const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'color',
  'font-family',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
  'dominant-baseline',
  'visibility',
  'transform',
  'transform-origin',
  'transform-box',
] as const;

const SVG = 'http://www.w3.org/2000/svg';
const MARGIN = 16;

/** Adds what lies under the SVG on screen (a canvas) to its copy, as shapes. */
export type Underlay = (copy: SVGSVGElement) => void;

/** A chart as a self-contained SVG document, with the page's present colours and a margin. */
export function svgText(chart: SVGSVGElement, underlay?: Underlay): string {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const originals = chart.querySelectorAll('*');
  copy.querySelectorAll<SVGElement>('*').forEach((element, index) => {
    const original = originals[index];
    if (original) inlineStyles(original, element);
  });
  copy.querySelectorAll('[data-screen-only]').forEach((element) => {
    element.remove();
  });
  underlay?.(copy);

  const { width, height } = chart.getBoundingClientRect();
  const viewBox = chart.getAttribute('viewBox') ?? `0 0 ${width} ${height}`;
  const [x = 0, y = 0, w = width, h = height] = viewBox.split(/[\s,]+/).map(Number);
  const box = [x - MARGIN, y - MARGIN, w + 2 * MARGIN, h + 2 * MARGIN] as const;
  const ground = document.createElementNS(SVG, 'rect');
  for (const [name, value] of Object.entries({ x: box[0], y: box[1], width: box[2], height: box[3] })) {
    ground.setAttribute(name, String(value));
  }
  ground.setAttribute('fill', getComputedStyle(chart).getPropertyValue('--card'));
  copy.prepend(ground);
  inlineStyles(chart, copy);
  copy.removeAttribute('class');
  copy.setAttribute('xmlns', SVG);
  copy.setAttribute('viewBox', box.join(' '));
  copy.setAttribute('width', String(box[2]));
  copy.setAttribute('height', String(box[3]));
  return new XMLSerializer().serializeToString(copy);
}

function inlineStyles(from: Element, to: SVGElement): void {
  const computed = getComputedStyle(from);
  for (const name of STYLES) {
    const value = computed.getPropertyValue(name);
    if (value && value !== 'none' && value !== 'normal') to.style.setProperty(name, value);
    else if (value === 'none' && (name === 'fill' || name === 'stroke')) to.style.setProperty(name, value);
  }
}

/** The same picture as a PNG at `scale` times its size on screen. Rejects when the browser cannot draw the SVG. */
export async function pngBlob(svg: string, scale = 2): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser gives no 2d canvas.');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('The canvas gave no PNG.'))),
        'image/png',
      ),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Hands a file to the person, as a click on a download link would. */
export function download(content: Blob, fileName: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser reads the address after this task.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
