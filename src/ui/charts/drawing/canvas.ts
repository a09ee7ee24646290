/**
 * A canvas's context with one unit = one CSS pixel, its bitmap matched to the size and the screen's pixel density.
 * Null when the canvas has no size yet, or the browser gives no context.
 */
export function sizedContext(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
): CanvasRenderingContext2D | null {
  const density = Math.min(2, window.devicePixelRatio || 1);
  const [columns, rows] = [Math.round(width * density), Math.round(height * density)];
  if (columns === 0 || rows === 0) return null;
  if (canvas.width !== columns || canvas.height !== rows) {
    canvas.width = columns;
    canvas.height = rows;
  }
  const context = canvas.getContext('2d');
  context?.setTransform(density, 0, 0, density, 0, 0);
  return context;
}

/** The value of one of the page's colour tokens, for canvases, which no style sheet reaches. */
export function token(name: `--${string}`): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
