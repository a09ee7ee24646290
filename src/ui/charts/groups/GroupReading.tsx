import { type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { TermText } from '../../glossary/TermText.tsx';
import { useFormat } from '../../locales/use-format.ts';
import { useElementSize } from '../../page/use-element-size.ts';
import { useChartExport } from '../frame/ChartHeader.tsx';
import type { ChartExport } from '../frame/chart-collection.ts';
import { GroupChart } from './GroupChart.tsx';
import classes from './Groups.module.css';
import { type GroupBars, sidedBars } from './group-bars.ts';
import { groupSays, numbersOf } from './group-words.ts';

/** What groups of features add, and what the networks are called; `of` says of what it is. */
export interface GroupReadingOptions {
  name: string;
  bars: GroupBars;
  /** Null where there is one network alone, which needs no name. */
  nameOf: (side: 'a' | 'b') => string | null;
  of?: string;
}

/** The chart of groups with its sentences, and what it exports. */
export interface GroupReadingParts {
  source: RefObject<ChartExport>;
  svg: RefObject<SVGSVGElement | null>;
  says: readonly string[];
  key: string;
}

/** Words and export of what groups of features add. */
export function useGroupReading({ name, bars, nameOf, of }: GroupReadingOptions): GroupReadingParts {
  const { t } = useTranslation();
  const format = useFormat();
  const svg = useRef<SVGSVGElement>(null);
  const all = sidedBars(bars);
  const says = (['a', 'b'] as const).flatMap((side) =>
    groupSays(bars[side] ?? [], nameOf(side), { t, format }),
  );
  const sides = [...new Set(all.map(({ side }) => side))].flatMap((side) => {
    const network = nameOf(side);
    return network === null ? [] : [t(`features.key.${side}`, { network })];
  });
  const intervals = all.some(({ interval }) => interval) ? [t('features.key.intervals')] : [];
  const key = [t('features.key.measures'), ...sides, ...intervals].join(' ');
  const source = useChartExport({
    name,
    rows: () => [
      (
        ['network', 'group', 'n', 'effect', 'low', 'high', 'gradient', 'gradientLow', 'gradientHigh'] as const
      ).map((column) => t(`features.csv.${column}`)),
      ...all.map(({ side, name: group, n, mean, interval, gradient }) => [
        nameOf(side),
        t(`features.names.${group}`),
        n,
        n === 0 ? null : mean,
        interval?.low ?? null,
        interval?.high ?? null,
        n === 0 ? null : gradient.mean,
        gradient.interval?.low ?? null,
        gradient.interval?.high ?? null,
      ]),
    ],
    picture: () => svg.current && { svg: svg.current, notes: [...(of === undefined ? [] : [of]), key] },
  });
  return { source, svg, says, key };
}

/** Sentences, bars and diamonds, and what they are; or that there is nothing to draw. */
export function GroupReading({
  bars,
  parts: { svg, says, key },
}: {
  bars: GroupBars;
  parts: GroupReadingParts;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const there = sidedBars(bars).filter(({ n }) => n > 0);
  const label = [...says, ...there.map((bar) => numbersOf(bar, { t, format }))].join(' ');
  return (
    <>
      {there.length === 0 && <p className={classes.note}>{t('features.neither')}</p>}
      {says.map((sentence) => (
        <p key={sentence} className={classes.says} data-testid="features-says">
          {sentence}
        </p>
      ))}
      <div ref={ref}>
        {there.length > 0 && <GroupChart ref={svg} bars={bars} width={width} label={label} />}
      </div>
      {there.length > 0 && (
        <p className={classes.note}>
          <TermText>{key}</TermText>
        </p>
      )}
    </>
  );
}
