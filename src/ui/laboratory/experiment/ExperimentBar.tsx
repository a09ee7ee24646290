import { useTranslation } from 'react-i18next';
import { DBR_SETUP, PLAIN_SETUP, type Setup } from '../../../model/network-choice.ts';
import { Segments } from '../../page/Segments.tsx';
import { useLab, useLabStore } from '../store/lab-context.ts';
import classes from './ExperimentBar.module.css';
import { SetupRow } from './SetupRow.tsx';

const SHOWS = ['both', 'a', 'b', 'difference'] as const;

/** Changes of the network: which weights, which stages, how much of each player, and what to compare it with. */
export function ExperimentBar() {
  const { t } = useTranslation();
  const { a, b, show } = useLab((lab) => lab.comparison);
  const store = useLabStore();
  const compare = () => {
    store.setUp('b', PLAIN_SETUP);
    store.show('both');
  };
  const reset = () => {
    store.setUp('a', DBR_SETUP);
    store.setUp('b', null);
  };
  return (
    <section className={classes.bar} aria-label={t('lab.experiment.title')} data-testid="lab-experiment">
      <div className={classes.line}>
        <h2 className={classes.title}>{t('lab.experiment.title')}</h2>
        {b && (
          <Segments
            label={t('lab.experiment.show')}
            choices={SHOWS}
            isOn={(choice) => choice === show}
            onPress={store.show}
            text={(choice) => t(`lab.compare.side.${choice}`)}
            testId={(choice) => `lab-show-${choice}`}
          />
        )}
        <span className={classes.actions}>
          <button
            type="button"
            className={classes.plain}
            data-testid="lab-compare"
            onClick={() => (b ? store.setUp('b', null) : compare())}
          >
            {t(b ? 'lab.experiment.stop' : 'lab.experiment.compare')}
          </button>
          {(b || !isUnchanged(a)) && (
            <button type="button" className={classes.plain} data-testid="lab-reset" onClick={reset}>
              {t('lab.experiment.reset')}
            </button>
          )}
        </span>
      </div>
      <SetupRow side="a" setup={a} named={b !== null} onSetup={(setup) => store.setUp('a', setup)} />
      {b && <SetupRow side="b" setup={b} named onSetup={(setup) => store.setUp('b', setup)} />}
    </section>
  );
}

function isUnchanged({ network, stages, scales }: Setup): boolean {
  const allOn = Object.values(stages).every((on) => on);
  return network === 'dbr' && allOn && scales.every((scale) => scale === 1);
}
