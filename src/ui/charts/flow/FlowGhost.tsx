import { useTranslation } from 'react-i18next';
import { BRANCHES, MODALITIES } from '../../../model/modalities.ts';
import { ModalityMark } from '../../page/icons.tsx';
import { useElementSize } from '../../page/use-element-size.ts';
import classes from './FlowDiagram.module.css';
import type { FlowAmounts } from './flow-amounts.ts';
import { flowBox, TAGS } from './flow-draw.ts';
import { BESIDE_MARK, centreOf, middleOf } from './flow-labels.ts';
import { flowLayout, NODE_WIDTH } from './flow-layout.ts';
import { fullScale } from './flow-vector.ts';
import { useFlowRoom } from './use-flow-room.ts';

/** Every stream alike: the network's shape, no data, on the scale that ribbons have. */
const SHAPE: FlowAmounts = {
  streams: BRANCHES.flatMap((branch) =>
    MODALITIES.map((modality) => ({ branch, modality, amount: 0.25, net: 0 })),
  ),
  borrows: [],
  raised: 0.75,
  lowered: -0.75,
  amount: 1.5,
};

/** The network's shape in grey, while there is nothing to show flowing through it. */
export function FlowGhost() {
  const { t } = useTranslation();
  const { ref, width, height } = useElementSize();
  const room = useFlowRoom(width);
  const box = flowBox(room, width, height);
  const layout = width > 0 && height > 0 ? flowLayout(SHAPE, fullScale(SHAPE.amount), box) : null;
  return (
    <div ref={ref} className={classes.box}>
      {layout && (
        <svg className={classes.diagram} width={width} height={height} aria-hidden="true">
          {layout.ribbons.map(({ id, path }) => (
            <path key={id} d={path} className={classes.ghost} />
          ))}
          {[...layout.nodes.values()].map(({ id, x, top, bottom }) => (
            <rect
              key={id}
              x={x}
              y={top}
              width={NODE_WIDTH}
              height={bottom - top}
              className={classes.ghostNode}
              rx={1.5}
            />
          ))}
          {MODALITIES.map((modality) => {
            const y = centreOf(layout.nodes.get(modality));
            return (
              <g key={modality} className={classes.label}>
                <ModalityMark modality={modality} x={7} y={y} size={14} />
                {!room.narrow && (
                  <text x={BESIDE_MARK} y={y + 4}>
                    {t(`modality.${modality}`)}
                  </text>
                )}
              </g>
            );
          })}
          {(Object.keys(TAGS) as (keyof typeof TAGS)[]).map((tag) => {
            const node = layout.nodes.get(TAGS[tag]);
            return (
              <text key={tag} x={middleOf(node)} y={(node?.top ?? 0) - 7} textAnchor="middle">
                {tag === 'shared' || tag === 'private' ? t(`branch.${tag}`) : t(`glossary.${tag}.name`)}
              </text>
            );
          })}
        </svg>
      )}
    </div>
  );
}
