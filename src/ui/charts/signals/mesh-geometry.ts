export interface Rectangle {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Where a picture lies that covers a box whole, as CSS `object-fit: cover` places it. */
export function coverRectangle(
  pictureWidth: number,
  pictureHeight: number,
  boxWidth: number,
  boxHeight: number,
): Rectangle {
  const scale = Math.max(boxWidth / pictureWidth, boxHeight / pictureHeight);
  const width = pictureWidth * scale;
  const height = pictureHeight * scale;
  return { left: (boxWidth - width) / 2, top: (boxHeight - height) / 2, width, height };
}

/**
 * One open path of all lines, in pixels: a single stroke call paints the whole mesh.
 *
 * @param landmarks [478 * 3], image coordinates 0..1
 * @param lines landmark numbers, two a line
 */
export function traceLines(
  path: Pick<CanvasPath, 'moveTo' | 'lineTo'>,
  landmarks: Float32Array,
  lines: readonly number[],
  into: Rectangle,
): void {
  const x = (landmark: number) => into.left + (landmarks[3 * landmark] ?? 0) * into.width;
  const y = (landmark: number) => into.top + (landmarks[3 * landmark + 1] ?? 0) * into.height;
  for (let line = 0; line + 1 < lines.length; line += 2) {
    const [from, to] = [lines[line] ?? 0, lines[line + 1] ?? 0];
    path.moveTo(x(from), y(from));
    path.lineTo(x(to), y(to));
  }
}
