import type { TextWidth } from '../../charts/labels/text-width.ts';
import type { Format } from '../../locales/format.ts';
import type { ColumnWords, Translate } from '../words/column-words.ts';

/** What figures are written with. */
export interface FigureTools {
  t: Translate;
  format: Format;
  words: ColumnWords;
  widthOf: TextWidth;
}
