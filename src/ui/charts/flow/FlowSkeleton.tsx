import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { BRANCHES, type Branch, MODALITIES, type Modality, STAGES } from '../../../model/modalities.ts';
import { useFormat } from '../../locales/use-format.ts';
import { ModalityMark } from '../../page/icons.tsx';
import { useTextWidth } from '../labels/use-text-width.ts';
import type { Pointer } from '../pointer/pointer-store.ts';
import classes from './FlowDiagram.module.css';
import type { FlowAmounts } from './flow-amounts.ts';
import { flowBox } from './flow-draw.ts';
import { BESIDE_MARK, type FlowRoom } from './flow-labels.ts';
import { NODE_WIDTH, NODES } from './flow-layout.ts';
import { fullScale, rulePoints } from './flow-vector.ts';
import { evidenceOf, resultText } from './flow-words.ts';

interface FlowSkeletonProps {
  ref: Ref<SVGSVGElement>;
  width: number;
  height: number;
  amounts: FlowAmounts;
  sentiment: number;
  room: FlowRoom;
  present: (modality: Modality) => boolean;
  marked: { branch: Branch; modality: Modality } | null;
  onPoint: Pointer['point'];
}

/** Borrowing below one step in a hundred is not drawn. */
const LEAST_BORROW = 0.01;
const PHASES = ['decoupling', 'rebalancing', 'fusion'] as const;
const COLUMNS = ['modality', 'decoupling', 'rebalancing', 'fusion', 'prediction'] as const;

/** The diagram's elements and words. Where they are and how wide, `drawFlow` says, frame by frame. */
export function FlowSkeleton(props: FlowSkeletonProps) {
  const { ref, width, height, amounts, sentiment, room, present, marked, onPoint } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const widthOf = useTextWidth();
  const box = flowBox(room, width, height);
  const { narrow } = room;
  const columnX = (column: number) =>
    box.left + NODE_WIDTH / 2 + (column * (box.right - box.left - NODE_WIDTH)) / (COLUMNS.length - 1);
  const isMarked = (branch: Branch, modality: Modality) =>
    marked?.branch === branch && marked.modality === modality;
  const rule = rulePoints(fullScale(amounts.amount));
  const columns = COLUMNS.map((column, index) => {
    const text = t(`flow.columns.${column}`);
    const half = widthOf(text) / 2;
    const at = columnX(index);
    return { text, x: Math.min(Math.max(at, half), width - half), half };
  });
  const headed = columns.every(({ x, half }, index) => {
    const next = columns[index + 1];
    return !next || x + half + 6 <= next.x - next.half;
  });
  return (
    <svg
      ref={ref}
      className={classes.diagram}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      {headed &&
        columns.map(({ text, x }) => (
          <text key={text} x={x} y={12} textAnchor="middle">
            {text}
          </text>
        ))}
      {BRANCHES.flatMap((branch) =>
        MODALITIES.map((modality) => (
          <g
            key={`${branch}-${modality}`}
            className={classes.stream}
            data-dimmed={(marked && !isMarked(branch, modality)) || undefined}
            onPointerEnter={() => onPoint({ kind: 'stream', branch, modality })}
            onPointerLeave={() => onPoint(null)}
          >
            {PHASES.map((stage) => (
              <path key={stage} data-ribbon={`${branch}-${modality}-${stage}`} />
            ))}
          </g>
        )),
      )}
      <g className={classes.stream} data-dimmed={marked ? true : undefined}>
        <path data-ribbon="raised" />
        <path data-ribbon="lowered" />
      </g>
      {NODES.map(({ id }) => (
        <rect key={id} data-node={id} className={classes.node} rx={1.5} />
      ))}
      <defs>
        <marker
          id="borrow-head"
          viewBox="0 0 6 6"
          refX="5"
          refY="3"
          markerWidth="9"
          markerHeight="9"
          orient="auto"
          markerUnits="userSpaceOnUse"
        >
          <path d="M0,0.6 5.4,3 0,5.4Z" className={classes.arrow} />
        </marker>
      </defs>
      {amounts.borrows
        .filter(({ share }) => share >= LEAST_BORROW)
        .map(({ borrower, lender, share }) => (
          <path
            key={`${borrower}-${lender}`}
            data-borrow={`${borrower}-${lender}`}
            className={classes.borrow}
            markerEnd="url(#borrow-head)"
          >
            <title>
              {t('flow.borrow', {
                borrower: t(`modality.${borrower}`),
                lender: t(`modality.${lender}`),
                share: format.percent(share),
              })}
            </title>
          </path>
        ))}
      {MODALITIES.map((modality) => (
        <g key={modality} data-label={modality} className={classes.label}>
          <ModalityMark modality={modality} x={7} y={0} size={14} />
          {!narrow && (
            <text x={BESIDE_MARK} y={-2} className={classes.name}>
              {t(`modality.${modality}`)}
            </text>
          )}
          {present(modality) ? (
            <text x={BESIDE_MARK} y={narrow ? 4 : 12} data-evidence={modality}>
              {format.number(evidenceOf(amounts, modality))}
            </text>
          ) : (
            <text x={BESIDE_MARK} y={narrow ? 4 : 12}>
              {t(`absent.${modality}`)}
            </text>
          )}
        </g>
      ))}
      {BRANCHES.map((branch) => (
        <text key={branch} data-tag={branch} className={classes.tag} textAnchor="middle">
          {t(`branch.${branch}`)}
        </text>
      ))}
      {STAGES.map((stage) => (
        <text key={stage} data-tag={stage} className={classes.tag} textAnchor="middle">
          {t(`glossary.${stage}.name`)}
        </text>
      ))}
      {(['raised', 'lowered'] as const).map((sign) => (
        <g key={sign} data-label={sign} className={classes.label}>
          <text y={-2} className={classes.name} data-points={sign}>
            {format.signed(amounts[sign])}
          </text>
          <text y={12}>{narrow ? '' : t(`flow.${sign}`)}</text>
        </g>
      ))}
      <g className={classes.result}>
        <text x={width} y={30} textAnchor="end" data-result>
          {resultText(sentiment, format)}
        </text>
      </g>
      <path data-rule className={classes.rule} />
      <text x={width - 10} y={height - 8} textAnchor="end">
        {t('flow.scale', { points: format.number(rule, rule < 0.1 ? 2 : rule < 1 ? 1 : 0) })}
      </text>
    </svg>
  );
}
