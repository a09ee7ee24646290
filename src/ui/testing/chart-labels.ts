/** A text as it stands in a chart on the page. */
export interface PlacedText {
  text: string;
  /** Pixels on the screen. */
  size: number;
  box: DOMRect;
}

/** Of a line's height, what capital letters leave free above and what descenders rarely take below. */
const AIR = { above: 0.24, below: 0.2 };
/** Rounding, and a halo that may touch. */
const TOLERANCE = 0.75;

/** The texts of an SVG that can be seen, with the ink's box rather than the line's. */
export function textsOf(svg: SVGSVGElement): PlacedText[] {
  return [...svg.querySelectorAll('text')].flatMap((element) => {
    const text = element.textContent?.trim() ?? '';
    const line = element.getBoundingClientRect();
    const matrix = element.getScreenCTM();
    if (text === '' || line.width === 0 || !matrix) return [];
    const size = Number.parseFloat(getComputedStyle(element).fontSize) * Math.hypot(matrix.a, matrix.b);
    const top = line.top + AIR.above * line.height;
    const box = new DOMRect(line.left, top, line.width, line.height * (1 - AIR.above - AIR.below));
    return [{ text, size, box }];
  });
}

/** What is wrong with the labels of all charts on the page: over one another, outside their chart, or too small. */
export function labelFaults(root: ParentNode = document): string[] {
  return [...root.querySelectorAll<SVGSVGElement>('figure svg')].flatMap((svg) => {
    const texts = textsOf(svg);
    if (texts.length === 0) return [];
    const chart = svg.closest('figure')?.querySelector('h3')?.textContent ?? '';
    const frame = svg.getBoundingClientRect();
    const where = (text: PlacedText) => {
      const { left, right, top, bottom } = text.box;
      return `“${text.text}” [${[left, right, top, bottom].map(Math.round).join(' ')}]`;
    };
    const small = texts
      .filter(({ size }) => size < 11.99)
      .map((text) => `${chart}: ${where(text)} is ${text.size.toFixed(1)} px`);
    const outside = texts
      .filter(
        ({ box }) =>
          box.left < frame.left - TOLERANCE ||
          box.right > frame.right + TOLERANCE ||
          box.top < frame.top - TOLERANCE ||
          box.bottom > frame.bottom + TOLERANCE,
      )
      .map(
        (text) =>
          `${chart}: ${where(text)} leaves its chart [${[frame.left, frame.right, frame.top, frame.bottom].map(Math.round).join(' ')}]`,
      );
    const over = texts.flatMap((a, index) =>
      texts
        .slice(index + 1)
        .filter((b) => meet(a.box, b.box))
        .map((b) => `${chart}: ${where(a)} over ${where(b)}`),
    );
    return [...small, ...outside, ...over];
  });
}

function meet(a: DOMRect, b: DOMRect): boolean {
  return (
    a.left + TOLERANCE < b.right &&
    b.left + TOLERANCE < a.right &&
    a.top + TOLERANCE < b.bottom &&
    b.top + TOLERANCE < a.bottom
  );
}

/** Texts on the page outside charts that are smaller than 12 px. */
export function smallTexts(root: Element = document.body): string[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (!element || text === '' || element.closest('svg, script, style, annotation')) continue;
    // A formula's indices are smaller than its letters.
    if (element.closest('sub, sup')) continue;
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    if (size < 12 && element.checkVisibility()) found.push(`“${text}” is ${size} px`);
  }
  return found;
}
