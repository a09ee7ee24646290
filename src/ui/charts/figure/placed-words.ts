interface PlacedLetter {
  letter: string;
  /** Left end of its base line, in the units of its text. */
  x: number;
  y: number;
  width: number;
}

/** Letters of a figure that are set alike, and where each stands. */
export interface PlacedWords {
  letters: readonly PlacedLetter[];
  /** CSS font of a canvas. */
  font: string;
  /** Null for a halo. */
  fill: string | null;
  stroke: { colour: string; width: number } | null;
  opacity: number;
  /** From the text's units to the figure's. */
  matrix: DOMMatrix;
}

/**
 * Takes the words out of a figure: what is left, as SVG, and the words as the page lays them out, in its own font.
 *
 * @throws Error when the text is no SVG
 */
export async function wordsIn(svg: string): Promise<{ shapes: string; words: PlacedWords[] }> {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
  if (parsed.querySelector('parsererror')) throw new Error('The picture is no SVG.');
  const figure = document.importNode(parsed.documentElement, true) as unknown as SVGSVGElement;
  const stage = document.createElement('div');
  stage.inert = true;
  stage.style.cssText = 'position: fixed; left: -9999px; top: 0';
  stage.append(figure);
  document.body.append(stage);
  try {
    const texts = [...figure.querySelectorAll('text')];
    await Promise.all(texts.map((text) => document.fonts.load(fontOf(text), text.textContent ?? '')));
    const words = texts.flatMap((text) => placed(text, figure));
    for (const text of texts) text.remove();
    return { shapes: new XMLSerializer().serializeToString(figure), words };
  } finally {
    stage.remove();
  }
}

function fontOf(element: Element): string {
  const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
  return `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
}

function placed(text: SVGTextElement, figure: SVGSVGElement): PlacedWords[] {
  const own = text.getScreenCTM();
  const base = figure.getScreenCTM();
  if (!own || !base) return [];
  const matrix = DOMMatrix.fromMatrix(base).inverse().multiply(DOMMatrix.fromMatrix(own));
  const opacity = opacityOf(text, figure);
  // Blanks at the ends are not laid out and have no place.
  const start = (text.textContent ?? '').search(/\S/);
  let index = -Math.max(0, start);
  return textNodes(text).map((node): PlacedWords => {
    const letters: PlacedLetter[] = [];
    for (const letter of node.data) {
      if (index >= 0 && index < text.getNumberOfChars()) {
        const { x, y } = text.getStartPositionOfChar(index);
        letters.push({ letter, x, y, width: text.getEndPositionOfChar(index).x - x });
      }
      index += letter.length;
    }
    const style = getComputedStyle(node.parentElement as Element);
    return {
      letters,
      font: fontOf(node.parentElement as Element),
      fill: style.fill === 'none' ? null : style.fill,
      stroke:
        style.stroke === 'none'
          ? null
          : { colour: style.stroke, width: Number.parseFloat(style.strokeWidth) || 1 },
      opacity,
      matrix,
    };
  });
}

function textNodes(root: Element): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) found.push(node as Text);
  return found;
}

function opacityOf(element: Element, root: Element): number {
  let opacity = 1;
  for (let at: Element | null = element; at && at !== root; at = at.parentElement) {
    opacity *= Number(getComputedStyle(at).opacity);
  }
  return opacity;
}
