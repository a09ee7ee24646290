import { memo, type PointerEvent, useContext, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MODALITIES } from '../../../model/modalities.ts';
import type { CellMatrix } from '../../charts/cells/cell-matrix.ts';
import { placeName } from '../../charts/cells/matrix/address-name.ts';
import { painted } from '../../charts/figure/picture.ts';
import { ChartFigure, useChartExport } from '../../charts/frame/ChartHeader.tsx';
import { ChartPair } from '../../charts/frame/chart-pair.ts';
import { Plot } from '../../charts/frame/Plot.tsx';
import { NAME, widest } from '../../charts/labels/text-width.ts';
import { useTextWidth } from '../../charts/labels/use-text-width.ts';
import { useMarked, usePointer } from '../../charts/pointer/pointer-context.ts';
import { pointerPlace } from '../../charts/pointer/pointer-place.ts';
import { TermText } from '../../glossary/TermText.tsx';
import type { GlossaryTerm } from '../../locales/en/glossary.ts';
import { useFormat } from '../../locales/use-format.ts';
import { useElementSize } from '../../page/use-element-size.ts';
import { magnitudeColour, type Scheme } from '../../theme/colours.ts';
import { useScheme } from '../../theme/use-scheme.ts';
import { drawnEdge, type GraphEdge, type GraphNode, graphRows, nodeGraph } from '../stages/node-graph.ts';
import classes from './NodeGraphChart.module.css';

interface NodeGraphChartProps {
  adjacency: CellMatrix;
  terms: readonly GlossaryTerm[];
}

const HEIGHT = 232;
const NODE = 10;
/** Room outside the circle for loops and the modalities' names. */
const OUTSIDE = 40;
/** From the circle to the modalities' names. */
const NAMES = 30;
const ID = 'lab-graph';

/** TSF's structural nodes as a graph: who reads whom more than evenly. */
export const NodeGraphChart = memo(function NodeGraphChart({ adjacency, terms }: NodeGraphChartProps) {
  const scheme = useScheme();
  const { t } = useTranslation();
  const id = `${ID}${useContext(ChartPair)}`;
  const format = useFormat();
  const { point, pin } = usePointer();
  const marked = useMarked();
  const { ref: sizeRef, width } = useElementSize();
  const svg = useRef<SVGSVGElement>(null);
  const [visited, setVisited] = useState<number | null>(null);
  const graph = useMemo(() => nodeGraph(adjacency), [adjacency]);
  const { nodes, edges, even, threshold, strongest } = graph;
  const widthOf = useTextWidth();
  const nameWidth = widest(
    MODALITIES.map((modality) => t(`modality.${modality}`)),
    widthOf,
    NAME,
  );
  // Two of the names stand beside the circle, a twelfth of a turn below its middle.
  const radius = Math.max(
    20,
    Math.min((width / 2 - nameWidth) / Math.cos(Math.PI / 6) - NAMES, HEIGHT / 2 - OUTSIDE),
  );
  const at = nodes[visited ?? -1];

  const names = { t, format, tokens: [], numbered: false };
  const nameOf = ({ modality, node }: GraphNode) => placeName(names, { modality, node });
  const reading = ({ reader, read, weight }: GraphEdge) => {
    const [from, to] = [nodes[reader], nodes[read]];
    return from && to
      ? t('lab.graph.reading', { reader: nameOf(from), read: nameOf(to), weight: format.number(weight, 3) })
      : '';
  };
  const counted = {
    count: edges.length,
    threshold: format.number(threshold, 3),
    even: format.number(even, 3),
  };
  const told = edges.length > 0 ? t('lab.graph.drawn', counted) : t('lab.graph.none', counted);
  const summary = `${t('lab.graph.title')}: ${told} ${strongest ? t('lab.graph.strongest', { reading: reading(strongest) }) : ''}`;

  const source = useChartExport({
    name: ID,
    rows: () => graphRows(graph, (column) => t(`lab.csv.${column}`)),
    picture: () => svg.current && { svg: svg.current, notes: [told] },
  });

  const visit = (index: number | null) => {
    setVisited(index);
    const node = index === null ? undefined : nodes[index];
    point(node ? { kind: 'stream', modality: node.modality } : null);
  };
  const visitPointer = (event: PointerEvent<HTMLElement>) => {
    const place = pointerPlace(event);
    const [x, y] = [place.x - width / 2, place.y - HEIGHT / 2];
    const under = nodes.findIndex(
      (node) => Math.hypot(node.x * radius - x, node.y * radius - y) < 1.4 * NODE,
    );
    if ((under < 0 ? null : under) !== visited) visit(under < 0 ? null : under);
  };
  const pinVisited = () => {
    if (at) pin?.({ kind: 'stream', modality: at.modality });
  };
  const ofVisited = edges.filter(({ reader, read }) => reader === visited || read === visited);

  return (
    <ChartFigure
      id={id}
      title={t('lab.graph.title')}
      info={t('lab.graph.info')}
      terms={terms}
      source={source}
    >
      <div
        ref={sizeRef}
        className={classes.body}
        style={{ height: HEIGHT }}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: reached by keyboard, the arrow keys go from node to node
        tabIndex={0}
        role="application"
        aria-label={`${summary} ${t('lab.graph.keys')}`}
        onPointerMove={visitPointer}
        onPointerDown={visitPointer}
        onPointerLeave={() => visit(null)}
        onClick={pinVisited}
        onBlur={() => visit(null)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            visit(null);
            pin?.(null);
          }
          if (event.key === 'Enter') pinVisited();
          const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
          if (by === undefined) return;
          event.preventDefault();
          visit(visited === null ? 0 : (visited + by + nodes.length) % nodes.length);
        }}
      >
        <Plot ref={svg} width={width} height={HEIGHT} label={summary} aria-hidden="true">
          <g transform={`translate(${width / 2} ${HEIGHT / 2})`}>
            {edges.map((edge) => {
              const drawn = drawnEdge(graph, edge, radius, NODE);
              const share = (edge.weight - threshold) / Math.max(1e-9, (strongest?.weight ?? 1) - threshold);
              const colour = (of: Scheme) => magnitudeColour(0.45 + 0.55 * share, of);
              const faint = visited !== null && !ofVisited.includes(edge);
              return (
                drawn && (
                  <g key={`${edge.reader} ${edge.read}`} opacity={faint ? 0.12 : 1}>
                    <path
                      d={drawn.curve}
                      fill="none"
                      {...painted('stroke', scheme, colour)}
                      strokeWidth={0.8 + 3.2 * share}
                    />
                    <path d={drawn.head} {...painted('fill', scheme, colour)} />
                  </g>
                )
              );
            })}
            {nodes.map((node, index) => {
              const lit = index === visited || (visited === null && marked?.modality === node.modality);
              return (
                <g
                  key={`${node.modality} ${node.node}`}
                  transform={`translate(${node.x * radius} ${node.y * radius})`}
                  className={classes.node}
                  data-absent={!node.present || undefined}
                  data-marked={lit || undefined}
                >
                  <circle r={NODE} />
                  <text y={4} textAnchor="middle">
                    {node.node + 1}
                  </text>
                </g>
              );
            })}
            {MODALITIES.map((modality, index) => {
              const angle = (2 * Math.PI * index) / MODALITIES.length - Math.PI / 2;
              const side = Math.cos(angle);
              return (
                <text
                  key={modality}
                  x={side * (radius + NAMES)}
                  y={Math.sin(angle) * (radius + 26) + 4}
                  textAnchor={Math.abs(side) < 0.1 ? 'middle' : side > 0 ? 'start' : 'end'}
                  className={classes.modality}
                >
                  {t(`modality.${modality}`)}
                </text>
              );
            })}
          </g>
        </Plot>
        {at && (
          <p className={classes.tip} role="status">
            <strong>{nameOf(at)}</strong>{' '}
            {at.present
              ? ofVisited.length > 0
                ? ofVisited.toReversed().slice(0, 3).map(reading).join(' ')
                : t('lab.graph.even')
              : t(`absent.${at.modality}`)}
          </p>
        )}
      </div>
      <p className={classes.told}>
        <TermText>{told}</TermText>
      </p>
    </ChartFigure>
  );
});
