import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { BranchEvidence, BranchFigure } from '../../../corpus/branch-evidence.ts';
import { FEWEST_SHOWN } from '../../../diagnostics/index.ts';
import { ChartFigure, useChartExport } from '../../charts/frame/ChartHeader.tsx';
import { Plot } from '../../charts/frame/Plot.tsx';
import { useFormat } from '../../locales/use-format.ts';
import { useElementSize } from '../../page/use-element-size.ts';
import { useCorpus } from '../store/corpus-context.ts';
import { useColumnWords } from '../words/use-column-words.ts';
import classes from './Branches.module.css';
import { useBranchEvidence } from './use-branch-evidence.ts';

const TERMS = ['redundancy', 'leakage', 'complementarity'] as const;
const HEAD = 22;
const ROW = 46;
/** Narrower charts have the numbers under the names. */
const NARROW = { width: 440, line: 15 };
const AXIS = 20;
/** A debiased CKA of nothing in common lies about 0, on either side. */
const LOW = -0.2;
const TICKS = [0, 0.25, 0.5, 0.75, 1] as const;

/** Redundancy, leakage and complementarity of the rows, with intervals, for both networks. */
export function BranchPanel() {
  const { t } = useTranslation(['corpus', 'translation']);
  const format = useFormat();
  const words = useColumnWords();
  const { evidence, n, selected, few } = useBranchEvidence();
  const b = useCorpus((state) => state.b);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const svg = useRef<SVGSVGElement>(null);
  const modality = (of: 'language' | 'acoustic' | 'visual') => t(`translation:modality.${of}`);
  const nameOf = ({ pair }: BranchEvidence) =>
    pair.of === 'redundancy'
      ? t('branches.redundancy', { one: modality(pair.modalities[0]), other: modality(pair.modalities[1]) })
      : pair.of === 'leakage'
        ? t('branches.leakage', { modality: modality(pair.modality) })
        : t('branches.complementarity');
  const told = (figure: BranchFigure | null) =>
    figure?.value == null
      ? '–'
      : figure.interval
        ? t('slices.within', {
            value: format.number(figure.value),
            low: format.number(figure.interval.low),
            high: format.number(figure.interval.high),
          })
        : format.number(figure.value);
  const groups = (['redundancy', 'leakage', 'complementarity'] as const).map((of) => ({
    of,
    rows: (evidence ?? []).filter(({ pair }) => pair.of === of),
  }));
  const lower = width < NARROW.width ? NARROW.line : 0;
  const rowHeight = ROW + lower;
  let y = 0;
  const placed = groups.flatMap(({ of, rows }) => {
    if (rows.length === 0) return [];
    const top = y;
    y += HEAD + rows.length * rowHeight;
    return [{ of, rows, top }];
  });
  const height = y + AXIS;
  const x = (value: number) => ((Math.max(LOW, Math.min(1, value)) - LOW) / (1 - LOW)) * (width - 8) + 4;
  const source = useChartExport({
    name: 'corpus-branches',
    rows: () => [
      [
        'what',
        'n',
        ...['a', 'b', 'difference'].flatMap((of) => [of, `${of}_low_95`, `${of}_high_95`]),
        'a_before',
      ],
      ...(evidence ?? []).map((one) => [
        nameOf(one),
        one.a.n,
        ...[one.a, one.b, one.change].flatMap((of) => [
          of?.value ?? null,
          of?.interval?.low ?? null,
          of?.interval?.high ?? null,
        ]),
        one.before,
      ]),
    ],
    picture: () =>
      svg.current && {
        svg: svg.current,
        notes: [keyText(), t(selected ? 'beta.ofSelected' : 'beta.ofShown', { n })],
      },
  });
  return (
    <ChartFigure
      id="corpus-branches"
      title={t('branches.title')}
      info={t('branches.info', { fewest: FEWEST_SHOWN })}
      terms={TERMS}
      source={source}
    >
      <p className={classes.over} data-testid="corpus-branches-over">
        {few
          ? t('branches.few', { n, fewest: FEWEST_SHOWN })
          : t(selected ? 'beta.ofSelected' : 'beta.ofShown', { n })}
      </p>
      {!few && evidence === null && <p role="status">{t('slices.waiting')}</p>}
      <div ref={ref} style={{ height: placed.length > 0 ? height : 0 }}>
        {placed.length > 0 && (
          <Plot
            ref={svg}
            width={width}
            height={height}
            label={placed
              .flatMap(({ rows }) =>
                rows.map(
                  (one) =>
                    `${nameOf(one)}: ${sidesOf(one)
                      .map(({ name, figure }) => `${name} ${told(figure)}`)
                      .join(', ')}.`,
                ),
              )
              .join(' ')}
          >
            {TICKS.map((tick) => (
              <g key={tick}>
                <path d={`M${x(tick)},${HEAD}V${height - AXIS}`} className={classes.grid} />
                <text x={x(tick)} y={height - 5} textAnchor={tick === 1 ? 'end' : 'middle'}>
                  {format.number(tick, tick === 0 || tick === 1 ? 0 : 2)}
                </text>
              </g>
            ))}
            {placed.map(({ of, rows, top }) => (
              <g key={of} transform={`translate(0 ${top})`}>
                <text x={0} y={14} className={classes.group}>
                  {t(`branches.groups.${of}`)}
                </text>
                {rows.map((one, index) => (
                  <g key={nameOf(one)} transform={`translate(0 ${HEAD + index * rowHeight})`}>
                    <text x={0} y={11} className={classes.name}>
                      {of === 'complementarity' ? '' : shortName(one)}
                    </text>
                    <text x={width} y={11 + lower} textAnchor="end" className={classes.value}>
                      {sidesOf(one)
                        .map(({ side, figure }) => `${side.toUpperCase()} ${told(figure)}`)
                        .join('   ')}
                    </text>
                    {sidesOf(one).map(({ side, figure }, lane) => (
                      <Mark key={side} side={side} figure={figure} y={21 + lower + lane * 11} x={x} />
                    ))}
                    {one.before !== null && (
                      <path
                        d={`M${x(one.before) - 3},${18 + lower}l6,6m0,-6l-6,6`}
                        className={classes.before}
                      />
                    )}
                  </g>
                ))}
              </g>
            ))}
          </Plot>
        )}
      </div>
      {placed.length > 0 && <p className={classes.over}>{keyText()}</p>}
    </ChartFigure>
  );

  function keyText(): string {
    return b === null
      ? t('branches.keyAlone', { a: words.side('a') })
      : t('branches.key', { a: words.side('a'), b: words.side('b') });
  }

  function shortName({ pair }: BranchEvidence): string {
    if (pair.of === 'redundancy') return pair.modalities.map(modality).join(' – ');
    return pair.of === 'leakage' ? modality(pair.modality) : '';
  }

  function sidesOf({ a, b: other }: BranchEvidence) {
    return [
      { side: 'a' as const, name: words.side('a'), figure: a },
      ...(other ? [{ side: 'b' as const, name: words.side('b'), figure: other }] : []),
    ];
  }
}

interface MarkProps {
  side: 'a' | 'b';
  figure: BranchFigure;
  y: number;
  x: (value: number) => number;
}

/** A value and its interval. */
function Mark({ side, figure: { value, interval }, y, x }: MarkProps) {
  if (value === null) return null;
  return (
    <g className={classes.mark} data-side={side}>
      {interval && <path d={`M${x(interval.low)},${y}H${x(interval.high)}`} className={classes.interval} />}
      <circle cx={x(value)} cy={y} r={4} />
    </g>
  );
}
