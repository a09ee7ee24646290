import { type ReactNode, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { confusionOf } from '../../../corpus/confusion.ts';
import { chosenMask } from '../../../corpus/selection.ts';
import { painted } from '../../charts/figure/picture.ts';
import { ChartFigure, useChartExport } from '../../charts/frame/ChartHeader.tsx';
import { Plot } from '../../charts/frame/Plot.tsx';
import { widest } from '../../charts/labels/text-width.ts';
import { useTextWidth } from '../../charts/labels/use-text-width.ts';
import { useFormat } from '../../locales/use-format.ts';
import { useElementSize } from '../../page/use-element-size.ts';
import { inkOn, magnitudeColour, type Scheme } from '../../theme/colours.ts';
import { useScheme } from '../../theme/use-scheme.ts';
import points from '../points/Points.module.css';
import { useCorpus, useCorpusStore } from '../store/corpus-context.ts';
import { useColumnWords } from '../words/use-column-words.ts';
import classes from './Judged.module.css';

const HEAD = 40;
const TALLEST = 96;
const LEAST = 26;
const SIGN_NAMES = ['negative', 'neutral', 'positive'] as const;

interface ConfusionChartProps {
  side: 'a' | 'b';
  /** Of the data; 1 for sentiment, which is taken by its sign. */
  classes: number;
  children: ReactNode;
}

/** What is taken for what: a line a true class, shares of the line; a cell selects its rows. */
export function ConfusionChart({ side, classes: count, children }: ConfusionChartProps) {
  const { t } = useTranslation('corpus');
  const format = useFormat();
  const words = useColumnWords();
  const widthOf = useTextWidth();
  const scheme = useScheme();
  const { select } = useCorpusStore();
  const columns = useCorpus((state) => state.columns);
  const rows = useCorpus((state) => state.shown);
  const selection = useCorpus((state) => state.selection);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const svg = useRef<SVGSVGElement>(null);
  const confusion = useMemo(
    () => columns && confusionOf(columns, side, count, rows),
    [columns, side, count, rows],
  );
  const chosen = useMemo(() => chosenMask(selection, columns?.rows ?? 0), [selection, columns]);
  const of = confusion?.classes ?? 0;
  const label = columns?.get('data:label');
  const names =
    count === 1
      ? SIGN_NAMES.map((name) => t(`judged.signs.${name}`))
      : label?.kind === 'category'
        ? label.names
        : [];
  const at = (line: number, column: number) => confusion?.cells[line * of + column] ?? new Int32Array();
  const totalOf = (line: number) =>
    Array.from({ length: of }, (_, column) => at(line, column).length).reduce((sum, n) => sum + n, 0);
  const gutter = Math.min(width / 3, widest(names, widthOf) + 10);
  const across = Math.max(0, (width - gutter) / Math.max(1, of));
  const down = Math.max(LEAST, Math.min(TALLEST, 360 / Math.max(1, of)));
  const height = HEAD + of * down;
  const share = (line: number, column: number) => {
    const total = totalOf(line);
    return total === 0 ? 0 : at(line, column).length / total;
  };
  const right = Array.from({ length: of }, (_, index) => at(index, index).length).reduce(
    (sum, n) => sum + n,
    0,
  );
  const told = (line: number, column: number) =>
    t('judged.cell', {
      n: at(line, column).length,
      truth: names[line],
      said: names[column],
      share: format.percent(share(line, column)),
    });
  const said = confusion
    ? t('judged.saysClasses', {
        network: words.side(side),
        n: confusion.n,
        share: format.percent(confusion.n === 0 ? 0 : right / confusion.n),
      })
    : '';
  const source = useChartExport({
    name: 'corpus-confusion',
    rows: () => [
      [t('judged.truth'), ...names],
      ...names.map((name, line) => [name, ...names.map((_, column) => at(line, column).length)]),
    ],
    picture: () =>
      svg.current && { svg: svg.current, notes: [said, ...(count === 1 ? [t('judged.signsNote')] : [])] },
  });
  if (!confusion) return null;
  const cells = names.flatMap((_, line) => names.map((__, column) => ({ line, column })));
  const boxOf = ({ line, column }: { line: number; column: number }) => ({
    x: gutter + column * across + 1,
    y: HEAD + line * down + 1,
    width: Math.max(0, across - 2),
    height: down - 2,
  });
  return (
    <ChartFigure
      id="corpus-judged"
      title={t('judged.titles.confusion')}
      info={t('judged.info.confusion')}
      source={source}
    >
      {children}
      <div ref={ref} className={classes.confusion} style={{ height }}>
        <Plot
          ref={svg}
          width={width}
          height={height}
          label={cells.map(({ line, column }) => told(line, column)).join(' ')}
        >
          <text x={gutter} y={12} className={classes.name}>
            {t('points.right', { name: t('judged.said') })}
          </text>
          <text x={0} y={HEAD - 8} className={classes.name}>
            {t('judged.truthDown')}
          </text>
          {names.map((name, index) => (
            <g key={name}>
              <text x={gutter + (index + 0.5) * across} y={HEAD - 8} textAnchor="middle">
                {fitted(name, across - 4)}
              </text>
              <text x={0} y={HEAD + (index + 0.5) * down + 4}>
                {fitted(name, gutter - 6)}
              </text>
            </g>
          ))}
          {cells.map(({ line, column }) => {
            const box = boxOf({ line, column });
            const fill = (of: Scheme) => magnitudeColour(share(line, column), of);
            const ink = (of: Scheme) => inkOn(fill(of));
            const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
            const tall = box.height >= 44;
            return (
              <g key={`${line} ${column}`}>
                <rect {...box} {...painted('fill', scheme, fill)} />
                <text
                  x={x}
                  y={y + (tall ? -2 : 4)}
                  textAnchor="middle"
                  style={{ fill: ink(scheme) }}
                  data-light-fill={ink('light')}
                  className={classes.count}
                >
                  {at(line, column).length}
                </text>
                {tall && (
                  <text
                    x={x}
                    y={y + 15}
                    textAnchor="middle"
                    style={{ fill: ink(scheme) }}
                    data-light-fill={ink('light')}
                  >
                    {format.percent(share(line, column))}
                  </text>
                )}
              </g>
            );
          })}
        </Plot>
        {cells.map(({ line, column }) => {
          const box = boxOf({ line, column });
          const own = at(line, column);
          const all = own.length > 0 && own.every((row) => chosen[row] === 1);
          return (
            <button
              key={`${line} ${column}`}
              type="button"
              className={classes.cell}
              style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
              aria-pressed={all}
              aria-label={told(line, column)}
              title={told(line, column)}
              data-testid={`corpus-confusion-${line}-${column}`}
              onClick={(event) =>
                select(own, event.ctrlKey || event.metaKey || event.shiftKey ? 'toggle' : 'replace')
              }
            />
          );
        })}
      </div>
      <p className={points.note} data-testid="corpus-judged-says">
        {[said, count === 1 && t('judged.signsNote')].filter(Boolean).join(' ')}
      </p>
    </ChartFigure>
  );

  /** As much of a name as there is room for. */
  function fitted(name: string, room: number): string {
    if (widthOf(name) <= room) return name;
    let kept = name;
    while (kept.length > 1 && widthOf(`${kept}…`) > room) kept = kept.slice(0, -1);
    return `${kept}…`;
  }
}
