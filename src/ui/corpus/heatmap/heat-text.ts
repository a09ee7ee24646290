import type { Modality } from '../../../model/modalities.ts';
import { cellBox } from '../../charts/cells/cell-layout.ts';
import { scaleColour } from '../../charts/cells/cell-scale.ts';
import { NAME, type TextWidth } from '../../charts/labels/text-width.ts';
import type { Format } from '../../locales/format.ts';
import { inkOn, type Scheme } from '../../theme/colours.ts';
import type { ColumnWords, Translate } from '../words/column-words.ts';
import { type Heat, type HeatGroup, onScale } from './heat-groups.ts';
import type { Stretch } from './heat-layout.ts';

/** A title may reach into the gap behind its group. */
const AIR = 10;

/** Words over the cells of a group, placed within it. */
export interface HeadText {
  /** What it names: places will not do, which all coincide in a chart that has no width yet. */
  key: string;
  text: string;
  x: number;
  y: number;
  anchor: 'start' | 'middle';
  /** The network's name. */
  isGroup?: boolean;
}

/** A modality's sign, by its centre: where there is no room for the name of one, all have signs. */
export interface HeadMark {
  key: string;
  modality: Modality;
  x: number;
  y: number;
}

/** Network, branches and modalities over the cells of a group. */
export function heatHead(
  group: HeatGroup,
  { columns: edges, width }: Stretch,
  { t, words, widthOf }: { t: Translate; words: ColumnWords; widthOf: TextWidth },
): { texts: HeadText[]; marks: HeadMark[] } {
  const name = words.side(group.side);
  const title = widthOf(name, NAME) <= width + AIR ? name : t(`heatmap.${group.side}`);
  const texts: HeadText[] = [{ key: 'network', text: title, x: 0, y: 13, anchor: 'start', isGroup: true }];
  const marks: HeadMark[] = [];
  const nameOf = (modality: Modality) => t(`translation:modality.${modality}`);
  const named = group.columns.every(({ modality }, column) => {
    const edge = edges[column];
    return !modality || !edge || widthOf(nameOf(modality)) + 4 <= edge.right - edge.left;
  });
  for (const [column, { measure, branch, modality }] of group.columns.entries()) {
    const edge = edges[column];
    if (!edge) continue;
    if (branch && group.columns[column - 1]?.branch !== branch)
      texts.push({
        key: branch,
        text: t(`translation:branch.${branch}`),
        x: edge.left,
        y: 31,
        anchor: 'start',
      });
    const x = (edge.left + edge.right) / 2;
    if (modality && !named) marks.push({ key: measure, modality, x, y: 45 });
    else texts.push({ key: measure, text: modality ? nameOf(modality) : 'β', x, y: 49, anchor: 'middle' });
  }
  return { texts, marks };
}

/** A mean in numbers, on the colour of its cell. */
export interface MarginNumber {
  key: string;
  text: string;
  x: number;
  y: number;
  /** Its ink in a colour scheme. */
  ink: (scheme: Scheme) => string;
}

/** The means under the lines of a group, in numbers where they fit. */
export function marginNumbers(
  heat: Heat,
  group: HeatGroup,
  placed: Stretch,
  { format, widthOf }: { format: Format; widthOf: TextWidth },
): MarginNumber[] {
  const across = group.columns.length;
  const { scale } = group;
  const found: MarginNumber[] = [];
  for (let margin = 0; margin < heat.margins; margin++) {
    for (const [column, { measure }] of group.columns.entries()) {
      const value = group.values[(heat.lines + margin) * across + column];
      const box = cellBox(placed.margins.layout, { row: margin, column });
      if (value == null || !box) continue;
      const text = [2, 1]
        .map((digits) =>
          scale.kind === 'amount' ? format.number(value, digits) : format.signed(value, digits),
        )
        .find((written) => widthOf(written) + 3 <= box.width);
      if (text === undefined) continue;
      found.push({
        key: `${margin} ${measure}`,
        text,
        x: box.x + box.width / 2,
        y: box.y + box.height / 2 + 4,
        ink: (scheme) => inkOn(scaleColour(scale, onScale(scale, value), scheme)),
      });
    }
  }
  return found;
}
