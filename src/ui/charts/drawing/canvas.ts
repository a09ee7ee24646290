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

/** Values read so far, by token and colour scheme. */
const tokens = new Map<string, string>();

/**
 * The value of one of the page's colour tokens, for canvases, which no style sheet reaches. Tokens depend on the colour
 * scheme alone (`tokens.css`), so each is read once a scheme: a page whose style is asked for computes it on the spot.
 */
export function token(name: `--${string}`): string {
  const root = document.documentElement;
  const key = `${name} ${root.dataset.mantineColorScheme}`;
  const value = tokens.get(key) ?? getComputedStyle(root).getPropertyValue(name).trim();
  // Before the style sheet is there it has none.
  if (value !== '') tokens.set(key, value);
  return value;
}
