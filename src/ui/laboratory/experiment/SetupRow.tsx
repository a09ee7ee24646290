import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { STAGES } from '../../../model/modalities.ts';
import { chooseNetwork, DBR_SETUP, type Setup, switchStage } from '../../../model/network-choice.ts';
import { useLiveStore } from '../../page/live-context.tsx';
import { Segments } from '../../page/Segments.tsx';
import classes from './ExperimentBar.module.css';
import { ScaleGrid } from './ScaleGrid.tsx';
import { WeightsNote } from './WeightsNote.tsx';

interface SetupRowProps {
  side: 'a' | 'b';
  setup: Setup;
  /** Names the setup, where there are two. */
  named: boolean;
  onSetup(setup: Setup): void;
}

const CHOICES = ['dbr', 'plain', 'own'] as const;
type Choice = (typeof CHOICES)[number];

/** Network, stages and scales of one of the setups compared. */
export function SetupRow({ side, setup, named, onSetup }: SetupRowProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { networks } = useLiveStore();
  const hasOwn = useStore(networks.state, ({ own }) => own.status === 'ready');
  const { network, stages, scales } = setup;
  const chosen: Choice = network === 'plain' || network === 'own' ? network : 'dbr';
  const changed = scales.filter((scale) => scale !== 1).length;
  const name = t(`lab.compare.side.${side}`);
  return (
    <div className={classes.setup} data-testid={`lab-setup-${side}`}>
      <div className={classes.line}>
        {named && <strong className={classes.name}>{name}</strong>}
        <select
          aria-label={t('lab.experiment.network', { side: name })}
          data-testid={`lab-network-${side}`}
          value={chosen}
          onChange={({ currentTarget }) => onSetup(chooseNetwork(setup, currentTarget.value as Choice))}
        >
          {CHOICES.filter((choice) => choice !== 'own' || hasOwn || network === 'own').map((choice) => (
            <option key={choice} value={choice}>
              {t(`lab.experiment.choice.${choice}`)}
            </option>
          ))}
        </select>
        <Segments
          label={t('lab.experiment.stages', { side: name })}
          choices={STAGES}
          isOn={(stage) => stages[stage]}
          onPress={(stage) => onSetup(switchStage(setup, stage, !stages[stage]))}
          text={(stage) => stage.toUpperCase()}
          testId={(stage) => `lab-stage-${side}-${stage}`}
        />
        <button
          type="button"
          className={classes.plain}
          aria-expanded={open}
          data-testid={`lab-scales-open-${side}`}
          onClick={() => setOpen(!open)}
        >
          {t('lab.experiment.scales')}
          {changed > 0 && <span className={classes.count}>{changed}</span>}
        </button>
        {changed > 0 && (
          <button
            type="button"
            className={classes.plain}
            onClick={() => onSetup({ ...setup, scales: DBR_SETUP.scales })}
          >
            {t('lab.experiment.unscale')}
          </button>
        )}
        <WeightsNote side={side} setup={setup} onSetup={onSetup} />
      </div>
      {open && (
        <ScaleGrid side={side} scales={scales} onScales={(next) => onSetup({ ...setup, scales: next })} />
      )}
    </div>
  );
}
