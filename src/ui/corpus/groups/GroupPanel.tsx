import { Button } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { someRows } from '../../../corpus/some-rows.ts';
import { ChartFigure, useChartExport } from '../../charts/frame/ChartHeader.tsx';
import { useFormat } from '../../locales/use-format.ts';
import { Segments } from '../../page/Segments.tsx';
import { useElementSize } from '../../page/use-element-size.ts';
import { ProblemNote } from '../../problems/ProblemNote.tsx';
import { useCorpus } from '../store/corpus-context.ts';
import { useLookedAt } from '../store/use-looked-at.ts';
import { useColumnWords } from '../words/use-column-words.ts';
import { GroupChart } from './GroupChart.tsx';
import classes from './Groups.module.css';
import { groupSays } from './group-words.ts';
import { useFeatureGroups } from './use-feature-groups.ts';

const SCOPES = ['row', 'mean'] as const;
const SIDES = ['a', 'b'] as const;
/** A mean is over so many rows at most: eight runs of each, and somebody waits for them. */
const MOST_ROWS = 128;
const SEED = 18;
const NO_ROWS = new Int32Array();

/** What each group of features adds to the prediction of the selected row, or of the rows shown on average. */
export function GroupPanel() {
  const { t } = useTranslation('corpus');
  const format = useFormat();
  const words = useColumnWords();
  const [scope, setScope] = useState<(typeof SCOPES)[number]>('row');
  const { rows: shown } = useLookedAt();
  const row = useCorpus(({ selection }) => selection[0] ?? null);
  const b = useCorpus((state) => state.b);
  const nothing = useNothing();
  const running = useCorpus((state) => state.run !== null);
  const rows = useMemo(() => {
    if (scope === 'mean') return someRows(shown, MOST_ROWS, SEED);
    return row === null ? NO_ROWS : Int32Array.of(row);
  }, [scope, shown, row]);
  const { answer, problem, computing, ask } = useFeatureGroups(rows);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const svg = useRef<SVGSVGElement>(null);
  const bars = SIDES.flatMap((side) => (answer?.bars[side] ?? []).map((bar) => ({ side, ...bar })));
  const some = bars.some(({ n }) => n > 0);
  const said = SIDES.flatMap((side) => groupSays(answer?.bars[side] ?? [], words.side(side), { t, format }));
  const of =
    scope === 'row'
      ? t('groups.ofRow', { row: (row ?? 0) + 1 })
      : t(rows.length < shown.length ? 'groups.ofSome' : 'groups.ofMean', {
          n: rows.length,
          of: shown.length,
        });
  const keyName = `groups.key${scope === 'row' ? 'Row' : ''}${b === null ? '' : 'Both'}` as const;
  const key = t(keyName, { a: words.side('a'), ...(b !== null && { b: words.side('b') }) });
  const source = useChartExport({
    name: 'corpus-features',
    rows: () => [
      (['network', 'group', 'n', 'effect', 'low', 'high'] as const).map((column) =>
        t(`groups.csv.${column}`),
      ),
      ...bars.map(({ side, name, n, mean, interval }) => [
        words.side(side),
        t(`groups.names.${name}`),
        n,
        n === 0 ? null : mean,
        interval?.low ?? null,
        interval?.high ?? null,
      ]),
    ],
    picture: () => svg.current && { svg: svg.current, notes: [of, key] },
  });
  return (
    <ChartFigure id="corpus-features" title={t('groups.title')} info={t('groups.info')} source={source}>
      {nothing ? (
        <p className={classes.note} data-testid="corpus-groups-nothing">
          {nothing}
        </p>
      ) : (
        <>
          <div className={classes.controls}>
            <Segments
              label={t('groups.of')}
              choices={SCOPES}
              isOn={(choice) => scope === choice}
              onPress={setScope}
              text={(choice) => t(`groups.scopes.${choice}`)}
              testId={(choice) => `corpus-groups-${choice}`}
            />
            <Button
              size="compact-sm"
              disabled={rows.length === 0 || running || computing}
              onClick={ask}
              data-testid="corpus-groups-ask"
            >
              {t(answer ? 'groups.again' : 'groups.ask')}
            </Button>
          </div>
          <p className={classes.note} role="status">
            {running
              ? t('groups.busy')
              : rows.length === 0
                ? t('groups.noRow')
                : computing
                  ? `${of} ${t('groups.computing')}`
                  : of}
          </p>
          {problem && <ProblemNote problem={problem} />}
          {answer && bars.length === 0 && <p className={classes.note}>{t('groups.texts')}</p>}
          {bars.length > 0 && !some && <p className={classes.note}>{t('groups.neither')}</p>}
          {said.map((sentence) => (
            <p key={sentence} className={classes.says} data-testid="corpus-groups-says">
              {sentence}
            </p>
          ))}
          <div ref={ref}>
            {answer && some && <GroupChart ref={svg} answer={answer} width={width} label={said.join(' ')} />}
          </div>
          {some && <p className={classes.note}>{key}</p>}
        </>
      )}
    </ChartFigure>
  );
}

/** Why there is nothing to compute; null where there may be something. */
function useNothing(): string | null {
  const { t } = useTranslation('corpus');
  const corpus = useCorpus((state) => state.corpus);
  if (!corpus || corpus.name === null) return t('groups.bank');
  if (corpus.classes > 1) return t('groups.classes');
  const heard = (['acoustic', 'visual'] as const).some((modality) => corpus.present[modality].includes(1));
  return heard ? null : t('groups.texts');
}
