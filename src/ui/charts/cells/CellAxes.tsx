import type { Ref } from 'react';
import { ModalityMark } from '../../page/icons.tsx';
import { inkOn, type Scheme } from '../../theme/colours.ts';
import type { Marked, Pointed } from '../pointer/pointed.ts';
import classes from './CellChart.module.css';
import { type CellLabel, type CellLayout, frameAround, markedBoxes } from './cell-layout.ts';
import type { CellMatrix, CellPlace } from './cell-matrix.ts';
import { scaleColour } from './cell-scale.ts';
import { type CellLooks, placedCells } from './paint-cells.ts';

interface CellAxesProps {
  ref: Ref<SVGSVGElement>;
  matrix: CellMatrix;
  layout: CellLayout;
  looks: CellLooks;
  marked: Marked | null;
  /** The cell under the pointer or the keyboard's cursor. */
  cell: CellPlace | null;
  /** Called with what a word stands for when it is pointed at. */
  onPoint: (pointed: Pointed) => void;
  onPin: (pointed: Pointed) => void;
}

/** Everything of a cell chart that is not a cell: names, numbers, and frames around what is pointed at. */
export function CellAxes({ ref, matrix, layout, looks, marked, cell, onPoint, onPin }: CellAxesProps) {
  const { width, height, left, right, below, rows, labels, marks = [], outlined } = layout;
  const cursor = cell && frameAround(layout, cell, cell);
  const overCells = `translate(${left} 0)`;
  return (
    <svg
      ref={ref}
      className={classes.axes}
      width={left + width + right}
      height={height + below}
      aria-hidden="true"
    >
      <g transform={overCells}>
        {outlined &&
          rows.map(({ top, height: high, columns }) => {
            const end = columns.at(-1)?.right ?? 0;
            return (
              end > 0 && (
                <rect
                  key={top}
                  x={-0.5}
                  y={top - 0.5}
                  width={Math.round(end) + 1}
                  height={high + 1}
                  className={classes.extent}
                />
              )
            );
          })}
        <Numbers matrix={matrix} layout={layout} looks={looks} />
      </g>
      <g className={classes.marks}>
        {marks.map(({ modality, x, y }) => (
          <ModalityMark key={modality} modality={modality} x={x} y={y} size={14} />
        ))}
      </g>
      {labels.map((label, index) => (
        <Label
          // biome-ignore lint/suspicious/noArrayIndexKey: before there is a width, labels share their place
          key={index}
          label={label}
          standsOut={isNamed(marked, label)}
          onPoint={onPoint}
          onPin={onPin}
        />
      ))}
      <g data-screen-only transform={overCells}>
        {markedBoxes(matrix, layout, marked).map((box) => (
          <rect key={`${box.x} ${box.y} ${box.width} ${box.height}`} {...box} className={classes.pointed} />
        ))}
        {cursor && <rect {...cursor} className={classes.cursor} />}
      </g>
    </svg>
  );
}

function Numbers({ matrix, layout, looks }: Pick<CellAxesProps, 'matrix' | 'layout' | 'looks'>) {
  const { scale, scheme, numbers } = looks;
  if (!numbers) return null;
  return placedCells(matrix, layout).map(({ box, value }) => {
    const text = value === null ? null : numbers.write(value, box.width);
    if (value === null || text === null) return null;
    const ink = (of: Scheme) => inkOn(scaleColour(scale, value, of));
    return (
      <text
        key={`${box.x} ${box.y}`}
        x={box.x + box.width / 2}
        y={box.y + box.height / 2 + 4}
        textAnchor="middle"
        style={{ fill: ink(scheme), fontWeight: numbers.lettering.weight }}
        data-light-fill={ink('light')}
        className={classes.number}
      >
        {text}
      </text>
    );
  });
}

/** Whether what is marked lies in what a label names. */
function isNamed(marked: Marked | null, { names }: CellLabel): boolean {
  if (!marked || marked.modality !== names?.modality) return false;
  if (names.steps === null) return names.branch === undefined || names.branch === marked.branch;
  return (
    marked.steps !== null && marked.steps.first < names.steps.end && names.steps.first < marked.steps.end
  );
}

interface LabelProps extends Pick<CellAxesProps, 'onPoint' | 'onPin'> {
  label: CellLabel;
  standsOut: boolean;
}

function Label({ label, standsOut, onPoint, onPin }: LabelProps) {
  const { text, x, y, anchor, look, names, hidden } = label;
  if (hidden && !standsOut) return null;
  const { modality, steps = null } = names ?? {};
  const word: Pointed | null = modality && steps ? { kind: 'step', modality, step: steps.first } : null;
  return (
    <text
      x={x}
      y={y}
      textAnchor={anchor}
      className={look && classes[look]}
      data-marked={standsOut || undefined}
      {...(word && {
        onPointerEnter: () => onPoint(word),
        // The ground under the word has no cell to point at.
        onPointerMove: (event) => event.stopPropagation(),
        onClick: (event) => {
          event.stopPropagation();
          onPin(word);
        },
      })}
    >
      {text}
    </text>
  );
}
