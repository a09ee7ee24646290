import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type ColumnId, DATA_MEASURES } from '../../../corpus/column-id.ts';
import { MODALITIES } from '../../../model/modalities.ts';
import { ChartFigure, useChartExport } from '../../charts/frame/ChartHeader.tsx';
import { Plot } from '../../charts/frame/Plot.tsx';
import { widest } from '../../charts/labels/text-width.ts';
import { useTextWidth } from '../../charts/labels/use-text-width.ts';
import { useElementSize } from '../../page/use-element-size.ts';
import { useCorpus } from '../store/corpus-context.ts';
import { useCellWords } from '../words/use-cell-words.ts';
import { useColumnWords } from '../words/use-column-words.ts';
import classes from './Row.module.css';
import { useOpenRow } from './use-open-row.ts';

const TERMS = ['conflict'] as const;
const LANE = 34;
const AXIS = 18;
const LIMIT = 3;

/** One row: what each modality says alone, how far they are apart, and what else is known of it. */
export function RowPanel() {
  const { t } = useTranslation(['corpus', 'translation']);
  const words = useColumnWords();
  const cell = useCellWords();
  const widthOf = useTextWidth();
  const columns = useCorpus((state) => state.columns);
  const corpus = useCorpus((state) => state.corpus);
  const row = useCorpus(({ pointed, selection }) => pointed ?? selection[0] ?? null);
  const b = useCorpus((state) => state.b);
  const open = useOpenRow();
  const address = row === null ? null : (open?.href(row) ?? null);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const svg = useRef<SVGSVGElement>(null);
  const sides = b === null ? (['a'] as const) : (['a', 'b'] as const);
  const value = (id: ColumnId) => (row === null ? Number.NaN : (columns?.numbers(id)[row] ?? Number.NaN));
  const text = (id: ColumnId) => (row === null ? '–' : cell.text(id, columns?.get(id) ?? null, row));
  const names = MODALITIES.map((modality) => t(`translation:modality.${modality}`));
  const left = widest([...names, t('row.together')], widthOf) + 14;
  const right = Math.max(left + 1, width - 10);
  const x = (at: number) =>
    left + ((Math.max(-LIMIT, Math.min(LIMIT, at)) + LIMIT) / (2 * LIMIT)) * (right - left);
  const sentiment = (corpus?.classes ?? 1) === 1;
  const lanes = [
    ...MODALITIES.map((modality, index) => ({
      name: names[index] as string,
      there: row !== null && Boolean(corpus?.present[modality][row]),
      of: (side: 'a' | 'b'): ColumnId => `${side}:opinion-${modality}`,
      label: `data:valence-${modality}` as ColumnId,
    })),
    {
      name: t('row.together'),
      there: true,
      of: (side: 'a' | 'b'): ColumnId => `${side}:prediction`,
      label: 'data:label' as ColumnId,
    },
  ];
  const height = lanes.length * LANE + AXIS;
  const summary = lanes
    .map(({ name, there, of, label }) =>
      there
        ? `${name}: ${sides.map((side) => `${words.side(side)} ${text(of(side))}`).join(', ')}, ${words.measure('label')} ${text(label)}.`
        : `${name}: ${t('row.absent')}.`,
    )
    .join(' ');
  const source = useChartExport({
    name: 'corpus-row',
    rows: () =>
      row === null
        ? []
        : [
            [t('row.csv.what'), t('row.csv.value')],
            ...factIds().map((id) => [words.column(id), cell.value(columns?.get(id) ?? null, row)]),
          ],
    picture: () => svg.current && { svg: svg.current, notes: [t('row.key', { a: words.side('a') })] },
  });
  return (
    <ChartFigure
      id="corpus-row"
      title={row === null ? t('row.title') : t('row.titleOf', { row: row + 1 })}
      info={t('row.info')}
      terms={TERMS}
      source={source}
    >
      {row === null || !columns ? (
        <p className={classes.none}>{t('row.none')}</p>
      ) : (
        <>
          {wordsOf() && <blockquote className={classes.words}>{wordsOf()}</blockquote>}
          {sentiment && (
            <div ref={ref} style={{ height }}>
              <Plot ref={svg} width={width} height={height} label={summary}>
                {[-3, -2, -1, 0, 1, 2, 3].map((tick) => (
                  <g key={tick}>
                    <path
                      d={`M${x(tick)},0V${height - AXIS}`}
                      className={tick === 0 ? classes.zero : classes.grid}
                    />
                    <text x={x(tick)} y={height - 4} textAnchor="middle">
                      {tick > 0 ? `+${tick}` : String(tick).replace('-', '−')}
                    </text>
                  </g>
                ))}
                {lanes.map(({ name, there, of, label }, lane) => (
                  <g key={name} transform={`translate(0 ${lane * LANE + LANE / 2})`}>
                    <text x={0} y={4} className={classes.name}>
                      {name}
                    </text>
                    {!there && (
                      <text x={left} y={4}>
                        {t('row.absent')}
                      </text>
                    )}
                    {there && !Number.isNaN(value(label)) && (
                      <path d={`M${x(value(label))},-11v22`} className={classes.label} />
                    )}
                    {there &&
                      sides.map((side) =>
                        Number.isNaN(value(of(side))) ? null : (
                          <circle
                            key={side}
                            cx={x(value(of(side)))}
                            cy={sides.length === 1 ? 0 : side === 'a' ? -5 : 5}
                            r={5}
                            className={classes.dot}
                            data-side={side}
                          />
                        ),
                      )}
                  </g>
                ))}
              </Plot>
            </div>
          )}
          {sentiment && (
            <p className={classes.key}>
              {b === null
                ? t('row.key', { a: words.side('a') })
                : t('row.keyBoth', { a: words.side('a'), b: words.side('b') })}
            </p>
          )}
          <dl className={classes.facts}>
            {factIds()
              .filter((id) => !/opinion|valence/.test(id))
              .map((id) => (
                <div key={id}>
                  <dt>{words.column(id)}</dt>
                  <dd>{text(id)}</dd>
                </div>
              ))}
          </dl>
          {address ? (
            <Button
              size="compact-sm"
              component="a"
              href={address}
              data-testid="corpus-open-row"
              onClick={() => row !== null && open?.bring(row)}
            >
              {t('row.open')}
            </Button>
          ) : (
            <p className={classes.key} data-testid="corpus-row-stays">
              {t(open ? 'row.noWords' : 'row.bank')}
            </p>
          )}
        </>
      )}
    </ChartFigure>
  );

  function wordsOf(): string {
    if (row === null) return '';
    const column = columns?.get('file:text') ?? columns?.get('file:words');
    return column?.kind === 'text' ? (column.values[row] ?? '') : '';
  }

  function factIds(): ColumnId[] {
    const of = (['prediction', 'beta', 'conflict'] as const).flatMap((measure) =>
      sides.map((side): ColumnId => `${side}:${measure}`),
    );
    return [
      ...DATA_MEASURES.filter((measure) => measure !== 'row').map((measure): ColumnId => `data:${measure}`),
      ...[...(corpus?.further.keys() ?? [])]
        .filter((name) => name !== 'text' && name !== 'words')
        .map((name): ColumnId => `file:${name}`),
      ...of,
      ...sides.flatMap((side) => MODALITIES.map((modality): ColumnId => `${side}:opinion-${modality}`)),
    ].filter((id) => columns?.get(id));
  }
}
