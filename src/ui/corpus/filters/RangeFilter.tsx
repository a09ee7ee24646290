import { RangeSlider } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { extentOf, type Filter, histogramOf } from '../../../corpus/filter.ts';
import { useFormat } from '../../locales/use-format.ts';
import classes from './Filters.module.css';

const BINS = 32;
const HEIGHT = 34;
/** A column of numbers is cut into so many steps; whole numbers have a step each, where they are not more. */
const STEPS = 200;

type Range = Extract<Filter, { kind: 'range' }>;

interface RangeFilterProps {
  name: string;
  filter: Range;
  values: Float64Array;
  onChange(filter: Range): void;
}

/** Two ends over the numbers' histogram, to be drawn or typed. */
export function RangeFilter({ name, filter, values, onChange }: RangeFilterProps) {
  const { t } = useTranslation('corpus');
  const format = useFormat();
  const { extent, counts, steps } = useMemo(() => {
    const whole = extentOf(values) ?? { low: 0, high: 0 };
    const span = whole.high - whole.low;
    const isWhole = values.every((value) => Number.isNaN(value) || Number.isInteger(value));
    return {
      extent: whole,
      counts: histogramOf(values, whole, BINS),
      steps: isWhole && span <= STEPS ? Math.max(1, span) : STEPS,
    };
  }, [values]);
  const span = extent.high - extent.low || 1;
  const fullest = Math.max(...counts);
  const placeOf = (value: number) => Math.round(((value - extent.low) / span) * steps);
  // The last step is the largest number itself, not what rounding makes of it.
  const valueAt = (step: number) => (step >= steps ? extent.high : extent.low + (step * span) / steps);
  const whole = steps !== STEPS;
  const text = (value: number) => format.signed(value, whole ? 0 : 2);
  const inside = (bin: number) => {
    const [from, to] = [bin, bin + 1].map((edge) => extent.low + (edge * span) / BINS) as [number, number];
    return to >= filter.low && from <= filter.high;
  };
  const typed = (end: 'low' | 'high', value: number) => {
    if (Number.isNaN(value)) return;
    const next = { ...filter, [end]: value };
    if (next.low <= next.high) onChange(next);
  };
  return (
    <div className={classes.range}>
      <svg
        width="100%"
        height={HEIGHT}
        viewBox={`0 0 ${BINS} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden
      >
        {counts.map((count, bin) => {
          const height = count === 0 ? 0 : Math.max(1, (count / fullest) * HEIGHT);
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a bin's place is its identity
              key={bin}
              x={bin + 0.06}
              y={HEIGHT - height}
              width={0.88}
              height={height}
              data-inside={inside(bin) || undefined}
            />
          );
        })}
      </svg>
      <RangeSlider
        size="xs"
        min={0}
        max={steps}
        minRange={0}
        step={1}
        label={null}
        value={[placeOf(filter.low), placeOf(filter.high)]}
        thumbFromLabel={t('filters.from', { column: name })}
        thumbToLabel={t('filters.to', { column: name })}
        scale={valueAt}
        onChange={([from, to]) => {
          // An end that stays where it is keeps what was typed.
          const low = from === placeOf(filter.low) ? filter.low : valueAt(from);
          const high = to === placeOf(filter.high) ? filter.high : valueAt(to);
          onChange({ ...filter, low, high });
        }}
      />
      <div className={classes.ends}>
        {(['low', 'high'] as const).map((end) => (
          <input
            key={`${end} ${filter[end]}`}
            type="text"
            inputMode="decimal"
            defaultValue={text(filter[end])}
            aria-label={t(end === 'low' ? 'filters.from' : 'filters.to', { column: name })}
            data-testid={`corpus-filter-${end}`}
            onBlur={({ currentTarget }) => {
              if (currentTarget.value !== text(filter[end])) typed(end, numberOf(currentTarget.value));
            }}
            onKeyDown={({ key, currentTarget }) => {
              if (key === 'Enter') typed(end, numberOf(currentTarget.value));
            }}
          />
        ))}
      </div>
    </div>
  );
}

/** A number as people type it, or as the page writes it. */
function numberOf(text: string): number {
  const plain = text.trim().replace('−', '-').replace(',', '.');
  return plain === '' ? Number.NaN : Number(plain);
}
