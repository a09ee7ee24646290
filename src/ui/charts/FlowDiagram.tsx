import { useElementSize, useReducedMotion } from '@mantine/hooks';
import { memo, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Scheme, solidColour } from '../colours.ts';
import { useFormat } from '../locales/use-format.ts';
import { onFrames } from '../shell/frame-loop.ts';
import { ChartHeader, useChartExport } from './ChartHeader.tsx';
import classes from './FlowDiagram.module.css';
import { FlowLegend } from './FlowLegend.tsx';
import { FlowSkeleton } from './FlowSkeleton.tsx';
import { modalityMarks } from './figure/modality-marks.ts';
import { rampColours } from './figure/picture.ts';
import type { FlowAmounts, Stream } from './flow-amounts.ts';
import { drawFlow } from './flow-draw.ts';
import { amountsOf, fullScale, vectorOf } from './flow-vector.ts';
import { PastMark } from './PastMark.tsx';
import type { Point, Pointed } from './pointed.ts';
import { isPresent, type Shown } from './shown.ts';
import { approach } from './smooth-numbers.ts';
import { useFlowRoom } from './use-flow-room.ts';

interface FlowDiagramProps {
  shown: Shown;
  amounts: FlowAmounts;
  scheme: Scheme;
  pointed: Pointed | null;
  onPoint: Point;
  /** How long ago what is shown was; absent while it is now. */
  ago?: string | undefined;
}

const HEADER = 'flow-title';
const TERMS = ['branches', 'tsf', 'agpr', 'brf', 'route', 'borrow', 'anchor', 'gate'] as const;
/** Time in which ribbons go most of the way to a new prediction. */
const GLIDE_MS = 160;

/** Evidence from the modalities through the two branches to the head, as wide as it weighs. */
export const FlowDiagram = memo(function FlowDiagram(props: FlowDiagramProps) {
  const { shown, amounts, scheme, pointed, onPoint, ago } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const still = useReducedMotion();
  const { ref: sizeRef, width, height } = useElementSize();
  const svg = useRef<SVGSVGElement>(null);
  const [visited, setVisited] = useState<number | null>(null);

  // The ribbons glide between predictions outside React: it renders the skeleton, the frame loop moves it.
  const room = useFlowRoom(width);
  const latest = useRef({ amounts, scheme, room, width, height });
  useEffect(() => {
    latest.current = { amounts, scheme, room, width, height };
  }, [amounts, scheme, room, width, height]);
  useEffect(() => {
    const element = svg.current;
    if (!element || width === 0 || height === 0) return;
    const current: number[] = [];
    let drawn: typeof latest.current | null = null;
    let before = 0;
    // Once at once: the loop does not run while the diagram is off screen, and it must not be a heap until then.
    const first = amountsOf(vectorOf(latest.current.amounts), latest.current.amounts);
    drawFlow(element, first.amounts, first.scale, latest.current);
    return onFrames(element, 30, (now) => {
      const goal = latest.current;
      const elapsed = before === 0 ? 0 : now - before;
      before = now;
      const moving = approach(current, vectorOf(goal.amounts), elapsed, still ? 0 : GLIDE_MS);
      if (!moving && drawn === goal) return;
      drawn = moving ? null : goal;
      const between = amountsOf(current, goal.amounts);
      drawFlow(element, between.amounts, between.scale, goal);
    });
  }, [width, height, still]);

  const sentence = (stream: Stream) =>
    t('flow.stream', {
      modality: t(`modality.${stream.modality}`),
      branch: t(`branch.${stream.branch}`),
      amount: format.number(stream.amount),
      net: format.signed(stream.net),
    });
  const source = useChartExport({
    name: 'flow',
    picture: () =>
      svg.current && {
        svg: svg.current,
        ...(ago && { aside: ago }),
        legend: [
          {
            kind: 'ramp',
            colours: rampColours((share) => solidColour(share, 'light')),
            low: t('flow.legendLow'),
            high: t('flow.legendHigh'),
            unit: t('flow.legendScale', { points: format.number(fullScale(amounts.amount), 0) }),
          },
          ...(room.narrow ? [modalityMarks(t)] : []),
        ],
      },
    rows: () => [
      [t('flow.csv.branch'), t('flow.csv.modality'), t('flow.csv.amount'), t('flow.csv.net')],
      ...amounts.streams.map(({ branch, modality, amount, net }) => [branch, modality, amount, net]),
    ],
  });
  const summary = t('flow.summary', {
    streams: amounts.streams
      .map((stream) =>
        t('flow.summaryStream', {
          modality: t(`modality.${stream.modality}`),
          branch: t(`branch.${stream.branch}`),
          amount: format.number(stream.amount),
          net: format.signed(stream.net),
        }),
      )
      .join(' '),
    raised: format.signed(amounts.raised),
    lowered: format.signed(amounts.lowered),
    sentiment: format.signed(shown.sentiment),
  });
  const marked = pointed?.kind === 'stream' ? pointed : null;
  const named =
    marked && amounts.streams.find((s) => s.branch === marked.branch && s.modality === marked.modality);

  const visit = (index: number | null) => {
    setVisited(index);
    const stream = index === null ? null : amounts.streams[index];
    onPoint(stream ? { kind: 'stream', branch: stream.branch, modality: stream.modality } : null);
  };

  return (
    <figure aria-labelledby={HEADER} className={classes.chart} data-testid="flow">
      <ChartHeader
        id={HEADER}
        title={t('flow.title')}
        info={t('flow.info')}
        terms={TERMS}
        source={source}
        aside={
          ago ? <PastMark ago={ago} /> : <FlowLegend scheme={scheme} scale={fullScale(amounts.amount)} />
        }
      />
      <div
        ref={sizeRef}
        className={classes.box}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: reached by keyboard, the arrow keys step through the streams
        tabIndex={0}
        role="application"
        aria-label={[ago, summary, t('flow.keys')].filter(Boolean).join(' ')}
        onBlur={() => visit(null)}
        onPointerLeave={() => visit(null)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') return visit(null);
          const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
          if (step === undefined) return;
          event.preventDefault();
          const count = amounts.streams.length;
          visit(visited === null ? 0 : (visited + step + count) % count);
        }}
      >
        <FlowSkeleton
          ref={svg}
          width={width}
          height={height}
          amounts={amounts}
          sentiment={shown.sentiment}
          room={room}
          present={(modality) => isPresent(shown, modality)}
          marked={marked}
          onPoint={onPoint}
        />
        <p className={classes.named} aria-live={visited === null ? 'off' : 'polite'}>
          {named ? sentence(named) : ''}
        </p>
      </div>
    </figure>
  );
});
