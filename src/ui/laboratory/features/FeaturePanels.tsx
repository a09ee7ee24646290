import { useTranslation } from 'react-i18next';
import { ChartFigure } from '../../charts/frame/ChartHeader.tsx';
import { GroupReading, useGroupReading } from '../../charts/groups/GroupReading.tsx';
import { sidedBars } from '../../charts/groups/group-bars.ts';
import { LabPanel } from '../panel/LabPanel.tsx';
import type { Exploration } from '../state/comparison.ts';
import { useLab } from '../store/lab-context.ts';
import classes from './Features.module.css';
import { useMomentGroups } from './use-moment-groups.ts';

const TERMS = ['occlusion', 'gradientInput'] as const;

/** What each group of the voice's and the face's features adds to the moment shown. */
export function FeaturePanels() {
  return (
    <LabPanel height={320} once>
      {(exploration) => <Moment exploration={exploration} />}
    </LabPanel>
  );
}

function Moment({ exploration }: { exploration: Exploration }) {
  const { t } = useTranslation();
  const { a, b } = exploration;
  const measured = useMomentGroups(exploration);
  const moving = useLab(({ subject, held }) => subject.kind === 'live' && !held);
  const bars = measured?.bars ?? {};
  const parts = useGroupReading({
    name: 'lab-features',
    bars,
    nameOf: (side) => (b ? t(`lab.compare.side.${side}`) : null),
  });
  const tokens = exploration.a.shown.window.tokens;
  const stale = measured !== null && !moving && measured.of.a.shown.window.tokens !== tokens;
  return (
    <ChartFigure
      id="lab-features"
      title={t('features.title')}
      info={t('features.info')}
      terms={TERMS}
      source={parts.source}
    >
      {a.head ? (
        <p className={classes.note}>{t('features.classes')}</p>
      ) : !measured ? (
        <p className={classes.note} role="status" data-waiting>
          {t('features.computing')}
        </p>
      ) : sidedBars(bars).length === 0 ? (
        <p className={classes.note}>{t('features.others')}</p>
      ) : (
        <div className={classes.reading} data-stale={stale || undefined} aria-busy={stale}>
          <GroupReading bars={bars} parts={parts} />
        </div>
      )}
    </ChartFigure>
  );
}
