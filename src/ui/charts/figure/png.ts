import { wordsIn } from './placed-words.ts';

/**
 * A figure as a PNG at `scale` times its size. A browser draws an SVG image apart from the page, without the page's font
 * and, where the font comes with the image, sometimes before it has read it: words are missing then. So shapes are drawn
 * from the image, and words letter by letter where the page itself would put them. Rejects when the browser cannot draw
 * the SVG.
 */
export async function pngBlob(svg: string, scale = 2): Promise<Blob> {
  const { shapes, words } = await wordsIn(svg);
  const address = URL.createObjectURL(new Blob([shapes], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser has no 2D canvas.');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    for (const { letters, font, fill, stroke, opacity, matrix } of words) {
      context.setTransform(new DOMMatrix().scale(scale).multiply(matrix));
      context.font = font;
      context.globalAlpha = opacity;
      for (const { letter, x, y, width } of letters) {
        // Figures of one width: what a canvas draws narrower stands in the middle of its place.
        const at = x + (width - context.measureText(letter).width) / 2;
        if (stroke) {
          context.strokeStyle = stroke.colour;
          context.lineWidth = stroke.width;
          context.lineJoin = 'round';
          context.strokeText(letter, at, y);
        }
        if (fill) {
          context.fillStyle = fill;
          context.fillText(letter, at, y);
        }
      }
    }
    return await new Promise((resolve, reject) =>
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('The canvas made no PNG.'))),
        'image/png',
      ),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}
