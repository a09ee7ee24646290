import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../locales/use-format.ts';
import { useElementSize } from '../../page/use-element-size.ts';
import { solidColour } from '../../theme/colours.ts';
import { useScheme } from '../../theme/use-scheme.ts';
import { useGlide } from '../drawing/use-glide.ts';
import { modalityMarks } from '../figure/modality-marks.ts';
import { rampColours } from '../figure/picture.ts';
import { ChartFigure, useChartExport } from '../frame/ChartHeader.tsx';
import { PastMark } from '../frame/PastMark.tsx';
import { useMarked, usePointer } from '../pointer/pointer-context.ts';
import { isPresent, type Shown } from '../prediction/shown.ts';
import classes from './FlowDiagram.module.css';
import { FlowLegend } from './FlowLegend.tsx';
import { FlowSkeleton } from './FlowSkeleton.tsx';
import type { FlowAmounts, Stream } from './flow-amounts.ts';
import { drawFlow } from './flow-draw.ts';
import { amountsOf, fullScale, vectorOf } from './flow-vector.ts';
import { writeFlow } from './flow-words.ts';
import { useFlowRoom } from './use-flow-room.ts';

interface FlowDiagramProps {
  shown: Shown;
  amounts: FlowAmounts;
  /** How long ago what is shown was; absent while it is now. */
  ago?: string | undefined;
}

const TERMS = ['branches', 'tsf', 'agpr', 'brf', 'route', 'borrow', 'anchor', 'gate'] as const;

/** Evidence from the modalities through the two branches to the head, as wide as it weighs. */
export const FlowDiagram = memo(function FlowDiagram(props: FlowDiagramProps) {
  const scheme = useScheme();
  const { shown, amounts, ago } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { ref: sizeRef, width, height } = useElementSize();
  const { point } = usePointer();
  const marked = useMarked(shown.window);
  const [visited, setVisited] = useState<number | null>(null);

  // React renders the skeleton; ribbons and numbers glide between predictions.
  const room = useFlowRoom(width);
  const svg = useGlide<SVGSVGElement>(
    [shown.sentiment, ...vectorOf(amounts)],
    (root, [sentiment = 0, ...now]) => {
      if (height === 0) return;
      const between = amountsOf(now, amounts);
      drawFlow(root, between.amounts, between.scale, { scheme, room, width, height });
      writeFlow(root, between.amounts, sentiment, format);
    },
  );

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
    sentiment: format.signed(shown.sentiment, 1),
  });
  const named = amounts.streams.find((s) => s.branch === marked?.branch && s.modality === marked.modality);

  const visit = (index: number | null) => {
    setVisited(index);
    const stream = index === null ? null : amounts.streams[index];
    point(stream ? { kind: 'stream', branch: stream.branch, modality: stream.modality } : null);
  };

  return (
    <ChartFigure
      id="flow"
      className={classes.chart}
      title={t('flow.title')}
      info={t('flow.info')}
      terms={TERMS}
      source={source}
      aside={ago ? <PastMark ago={ago} /> : <FlowLegend scale={fullScale(amounts.amount)} />}
    >
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
          marked={named ?? null}
          onPoint={point}
        />
        <p className={classes.named} aria-live={visited === null ? 'off' : 'polite'}>
          {named ? sentence(named) : ''}
        </p>
      </div>
    </ChartFigure>
  );
});
