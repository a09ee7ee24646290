import { MODALITIES, type Modality } from '../../../model/modalities.ts';
import type { Format } from '../../locales/use-format.ts';
import { write } from '../drawing/use-glide.ts';
import type { FlowAmounts } from './flow-amounts.ts';

/** Evidence of a modality through both branches, sentiment points. */
export function evidenceOf({ streams }: FlowAmounts, modality: Modality): number {
  return streams.filter((s) => s.modality === modality).reduce((sum, { amount }) => sum + amount, 0);
}

/** The prediction as the diagram says it. */
export const resultText = (sentiment: number, format: Format) => `ŷ ${format.signed(sentiment, 1)}`;

/** Writes the numbers of a state into a rendered skeleton (see FlowSkeleton); what is absent has no number there. */
export function writeFlow(svg: SVGSVGElement, amounts: FlowAmounts, sentiment: number, format: Format): void {
  for (const modality of MODALITIES)
    write(svg, `[data-evidence="${modality}"]`, format.number(evidenceOf(amounts, modality)));
  for (const sign of ['raised', 'lowered'] as const)
    write(svg, `[data-points="${sign}"]`, format.signed(amounts[sign]));
  write(svg, '[data-result]', resultText(sentiment, format));
}
