import { solidColour } from '../../theme/colours.ts';
import { SVG } from '../figure/standalone-chart.ts';
import type { utteranceBlocks } from './timeline-shape.ts';

const BLOCK = { top: 4, height: 20 };
/** Of an utterance without a prediction, and of words. */
const PLAIN = { block: '#e9edf2', text: '#525d6b' };

/** The utterances under an exported timeline: the page has them as buttons. */
export function drawBlocks(
  into: SVGGElement,
  blocks: ReturnType<typeof utteranceBlocks>,
  left: number,
): void {
  for (const { utterance, left: at, width } of blocks) {
    const { sentiment } = utterance;
    add(into, 'rect', {
      x: left + at,
      y: BLOCK.top,
      width: Math.max(1, width - 2),
      height: BLOCK.height,
      rx: 4,
      fill: sentiment === null ? PLAIN.block : solidColour(sentiment / 3, 'light'),
    });
  }
}

/** What the two ends of a time axis are. */
export function drawEnds(
  into: SVGGElement,
  [from, to]: readonly [string, string],
  { left, right, y }: { left: number; right: number; y: number },
): void {
  const common = { y, 'font-size': 12, fill: PLAIN.text };
  add(into, 'text', { ...common, x: left }).textContent = from;
  add(into, 'text', { ...common, x: right, 'text-anchor': 'end' }).textContent = to;
}

function add(
  into: SVGGElement,
  name: 'rect' | 'text',
  attributes: Record<string, string | number>,
): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  into.append(element);
  return element;
}
