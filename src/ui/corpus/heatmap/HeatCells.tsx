import { memo, useLayoutEffect, useMemo, useRef } from 'react';
import type { CellScale } from '../../charts/cells/cell-scale.ts';
import { type CellNumbers, paintCells } from '../../charts/cells/paint-cells.ts';
import { sameCells } from '../../charts/cells/same-cells.ts';
import { LABEL } from '../../charts/labels/text-width.ts';
import { useKept } from '../../page/use-kept.ts';
import type { Scheme } from '../../theme/colours.ts';
import classes from './Heatmap.module.css';
import type { Heat } from './heat-groups.ts';
import type { HeatLayout, Placed, Stretch } from './heat-layout.ts';

interface HeatCellsProps {
  heat: Heat;
  layout: HeatLayout;
  scheme: Scheme;
}

/** The coloured cells: labels, each network's lines, and their means. */
export const HeatCells = memo(function HeatCells({ heat, layout, scheme }: HeatCellsProps) {
  return (
    <>
      <Cells stretch={layout.strip} scale={heat.labelScale} scheme={scheme} />
      {layout.groups.map((stretch, index) => {
        const group = heat.groups[index];
        return group && <Cells key={group.side} stretch={stretch} scale={group.scale} scheme={scheme} />;
      })}
    </>
  );
});

interface CellsProps {
  stretch: Stretch;
  scale: CellScale;
  scheme: Scheme;
}

/** The axes write a number into these cells, which says the sign. */
export const NUMBERED: CellNumbers = { write: (value) => String(value), lettering: LABEL };

function Cells({ stretch, scale, scheme }: CellsProps) {
  return (
    <>
      <Painted placed={stretch.lines} scale={scale} scheme={scheme} />
      <Painted placed={stretch.margins} scale={scale} scheme={scheme} numbered />
    </>
  );
}

interface PaintedProps extends Omit<CellsProps, 'stretch'> {
  placed: Placed;
  numbered?: boolean;
}

function Painted({ placed, scale: given, scheme, numbered = false }: PaintedProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  // What is selected changes the means under the lines, hardly ever the lines.
  const { matrix, layout } = useKept(placed, sameCells);
  const scale = useKept(given, (one, other) => JSON.stringify(one) === JSON.stringify(other));
  const looks = useMemo(
    () => ({ scale, scheme, ...(numbered && { numbers: NUMBERED }) }),
    [scale, scheme, numbered],
  );
  useLayoutEffect(() => {
    if (canvas.current) paintCells(canvas.current, matrix, layout, looks);
  }, [matrix, layout, looks]);
  return (
    <canvas
      ref={canvas}
      className={classes.cells}
      style={{ left: layout.left, width: layout.width, height: layout.height }}
    />
  );
}
