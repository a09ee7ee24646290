import { Button, Progress } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { someRows } from '../../../corpus/some-rows.ts';
import { ChartFigure } from '../../charts/frame/ChartHeader.tsx';
import { GroupReading, useGroupReading } from '../../charts/groups/GroupReading.tsx';
import { sidedBars } from '../../charts/groups/group-bars.ts';
import { Segments } from '../../page/Segments.tsx';
import { ProblemNote } from '../../problems/ProblemNote.tsx';
import { useCorpus } from '../store/corpus-context.ts';
import { useLookedAt } from '../store/use-looked-at.ts';
import { useColumnWords } from '../words/use-column-words.ts';
import classes from './Groups.module.css';
import { useFeatureGroups } from './use-feature-groups.ts';

const SCOPES = ['row', 'mean'] as const;
const TERMS = ['occlusion', 'gradientInput'] as const;
/** A mean is over so many rows at most: eleven runs of each, and somebody waits for them. */
const MOST_ROWS = 128;
const SEED = 18;
const NO_ROWS = new Int32Array();

/** What each group of features adds to the prediction of the selected row, or of the rows shown on average. */
export function GroupPanel() {
  const { t } = useTranslation(['corpus', 'translation']);
  const words = useColumnWords();
  const [scope, setScope] = useState<(typeof SCOPES)[number]>('row');
  const { rows: shown } = useLookedAt();
  const row = useCorpus(({ selection }) => selection[0] ?? null);
  const nothing = useNothing();
  const running = useCorpus((state) => state.run !== null);
  const rows = useMemo(() => {
    if (scope === 'mean') return someRows(shown, MOST_ROWS, SEED);
    return row === null ? NO_ROWS : Int32Array.of(row);
  }, [scope, shown, row]);
  const { answer, problem, share, ask } = useFeatureGroups(rows);
  const of =
    scope === 'row'
      ? t('groups.ofRow', { row: (row ?? 0) + 1 })
      : t(rows.length < shown.length ? 'groups.ofSome' : 'groups.ofMean', {
          n: rows.length,
          of: shown.length,
        });
  const parts = useGroupReading({ name: 'corpus-features', bars: answer ?? {}, nameOf: words.side, of });
  const title = t('translation:features.title');
  return (
    <ChartFigure
      id="corpus-features"
      title={title}
      info={t('translation:features.info')}
      terms={TERMS}
      source={parts.source}
    >
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
              disabled={rows.length === 0 || running || share !== null}
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
                : share !== null
                  ? `${of} ${t('translation:features.computing')}`
                  : of}
          </p>
          {share !== null && (
            <Progress
              className={classes.progress}
              value={100 * share}
              aria-label={t('translation:features.computing')}
            />
          )}
          {problem && <ProblemNote problem={problem} />}
          {answer &&
            (sidedBars(answer).length === 0 ? (
              <p className={classes.note}>{t('groups.texts')}</p>
            ) : (
              <GroupReading bars={answer} parts={parts} />
            ))}
        </>
      )}
    </ChartFigure>
  );
}

/** Why there is nothing to compute; null where there may be something. */
function useNothing(): string | null {
  const { t } = useTranslation(['corpus', 'translation']);
  const corpus = useCorpus((state) => state.corpus);
  if (!corpus || corpus.name === null) return t('groups.bank');
  if (corpus.classes > 1) return t('translation:features.classes');
  const heard = (['acoustic', 'visual'] as const).some((modality) => corpus.present[modality].includes(1));
  return heard ? null : t('groups.texts');
}
