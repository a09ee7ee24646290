import greek from '@fontsource-variable/inter/files/inter-greek-wght-normal.woff2?url';
import latinExtended from '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2?url';
import latin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';

/** The files of the page's font, and the letters each is for. */
const FILES = [
  { address: latin, letters: /./, range: 'U+0000-00FF, U+2000-206F, U+2191, U+2193, U+2212' },
  { address: greek, letters: /[\u0370-\u03ff]/, range: 'U+0370-03FF' },
  { address: latinExtended, letters: /[\u0100-\u02ba\u1e00-\u1eff]/, range: 'U+0100-02BA, U+1E00-1EFF' },
] as const;

/**
 * A figure as a PNG at `scale` times its size. A picture is drawn apart from the page and its fonts, so the page's font
 * goes into it. Rejects when the browser cannot draw the SVG.
 */
export async function pngBlob(svg: string, scale = 2): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([await withFont(svg)], { type: 'image/svg+xml' }));
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

/** The figure with the font in it; without the files, the font a system has is taken. */
async function withFont(svg: string): Promise<string> {
  const rules = await Promise.all(
    FILES.filter(({ letters }) => letters.test(svg)).map(async ({ address, range }) => {
      const response = await fetch(address).catch(() => null);
      if (!response?.ok) return '';
      const data = await dataAddress(await response.blob());
      return `@font-face{font-family:'Inter Variable';font-weight:100 900;src:url(${data}) format('woff2');unicode-range:${range}}`;
    }),
  );
  return svg.replace(/^(<svg[^>]*>)/, (start) => `${start}<style>${rules.join('')}</style>`);
}

function dataAddress(content: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^;,]*/, 'data:font/woff2'));
    reader.onerror = () => reject(reader.error ?? new Error('The font was not read.'));
    reader.readAsDataURL(content);
  });
}
