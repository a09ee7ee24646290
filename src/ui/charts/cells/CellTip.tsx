import classes from './CellChart.module.css';
import { addressAt, type CellMatrix, type CellPlace, valueAt } from './cell-matrix.ts';
import { type Names, placeName, readName, stepName } from './matrix/address-name.ts';
import { cellBox, type MatrixLayout } from './matrix/matrix-layout.ts';

interface CellTipProps {
  matrix: CellMatrix;
  layout: MatrixLayout;
  place: CellPlace;
  names: Names;
  labelWidth: number;
  /** Read out by a screen reader: only when the keyboard moved here. */
  announced: boolean;
}

/** Names the cell under the pointer or the keyboard's cursor, with its number. */
export function CellTip({ matrix, layout, place, names, labelWidth, announced }: CellTipProps) {
  const { t, format } = names;
  const box = cellBox(layout, place);
  const address = addressAt(matrix, place);
  const value = valueAt(matrix, place);
  const { modality, step } = address;
  const centre = labelWidth + box.x + box.width / 2;
  const edge = centre < 110 ? 'left' : centre > labelWidth + layout.width - 90 ? 'right' : 'middle';
  const read = readName(names, address);
  return (
    <div
      className={classes.tip}
      data-edge={edge}
      style={{ left: centre, top: box.y - 6 }}
      role="status"
      aria-live={announced ? 'polite' : 'off'}
    >
      <strong>{value === null ? t('lab.cells.nothing') : format.number(value, 3)}</strong>
      <span>{placeName(names, address)}</span>
      {modality && step !== undefined && <span>{stepName(names, modality, step)}</span>}
      {read && <span>{read}</span>}
    </div>
  );
}
