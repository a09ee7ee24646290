import classes from './CellChart.module.css';
import { type CellLayout, cellBox } from './cell-layout.ts';
import type { CellPlace } from './cell-matrix.ts';

interface CellTipProps {
  layout: CellLayout;
  place: CellPlace;
  /** What the cell says, then where it is, a line each. */
  lines: readonly string[];
  /** Read out by a screen reader: only when the keyboard moved here, not the pointer. */
  announced: boolean;
}

/** Half a tip's width and some air: nearer than this to an end of the chart, it stands beside the cell's middle. */
const ROOM = { left: 130, right: 90 };

/** Names the cell under the pointer or the keyboard's cursor, with its number. */
export function CellTip({ layout, place, lines: [value, ...where], announced }: CellTipProps) {
  const box = cellBox(layout, place);
  if (!box) return null;
  const centre = layout.left + box.x + box.width / 2;
  const edge =
    centre < ROOM.left ? 'left' : centre > layout.left + layout.width - ROOM.right ? 'right' : 'middle';
  return (
    <div
      className={classes.tip}
      data-edge={edge}
      style={{ left: centre, top: box.y - 6 }}
      role="status"
      aria-live={announced ? 'polite' : 'off'}
    >
      <strong>{value}</strong>
      {where.filter(Boolean).map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  );
}
