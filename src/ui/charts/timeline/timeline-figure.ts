import { solidColour } from '../../theme/colours.ts';
import { svgElement } from '../drawing/svg-element.ts';
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
    const look = { rx: 4, fill: sentiment === null ? PLAIN.block : solidColour(sentiment / 3, 'light') };
    const place = { x: left + at, y: BLOCK.top, width: Math.max(1, width - 2), height: BLOCK.height };
    into.append(svgElement('rect', { ...place, ...look }));
  }
}

/** What the two ends of a time axis are. */
export function drawEnds(
  into: SVGGElement,
  [from, to]: readonly [string, string],
  { left, right, y }: { left: number; right: number; y: number },
): void {
  const common = { y, 'font-size': 12, fill: PLAIN.text };
  const [first, last] = [
    svgElement('text', { ...common, x: left }),
    svgElement('text', { ...common, x: right, 'text-anchor': 'end' }),
  ];
  first.textContent = from;
  last.textContent = to;
  into.append(first, last);
}
