import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { STAGES } from '../../model/modalities.ts';
import { Segments } from '../page/Segments.tsx';
import classes from './TrainSettings.module.css';
import { OPTIONAL_LOSSES, type ToyRuns, variantOf } from './toy-runs.ts';

/** What the next run is trained with: the network's stages, the losses and the seed; and the button that starts it. */
export function TrainSettings({ toy }: { toy: ToyRuns }) {
  const { t } = useTranslation();
  const settings = useStore(toy.state, (state) => state.settings);
  const running = useStore(toy.state, ({ runs }) => runs.at(-1)?.status === 'running');
  const variant = variantOf(settings);
  return (
    <section className={classes.settings} aria-label={t('train.settings')}>
      <div className={classes.line}>
        <Segments
          label={t('train.network')}
          choices={['dbr', 'plain'] as const}
          isOn={(choice) => variant === choice}
          onPress={toy.choose}
          text={(choice) => t(`train.variant.${choice}`)}
          testId={(choice) => `train-choose-${choice}`}
        />
        <Segments
          label={t('train.stages')}
          choices={STAGES}
          isOn={(stage) => settings.stages[stage]}
          onPress={(stage) => toy.switchStage(stage, !settings.stages[stage])}
          text={(stage) => stage.toUpperCase()}
          testId={(stage) => `train-stage-${stage}`}
        />
        <label className={classes.seed}>
          {t('train.seed')}
          <select
            value={settings.seed}
            data-testid="train-seed"
            onChange={({ currentTarget }) => toy.seed(Number(currentTarget.value))}
          >
            {[1, 2, 3, 4, 5].map((seed) => (
              <option key={seed}>{seed}</option>
            ))}
          </select>
        </label>
        <Button
          size="compact-sm"
          data-testid={running ? 'train-stop' : 'train-start'}
          {...(running && { variant: 'default' })}
          onClick={running ? toy.stop : toy.start}
        >
          {t(running ? 'train.stop' : 'train.start')}
        </Button>
      </div>
      <fieldset className={classes.losses}>
        <legend>{t('train.losses')}</legend>
        {OPTIONAL_LOSSES.map((loss) => (
          <label key={loss} title={t(`train.loss.${loss}.info`)}>
            <input
              type="checkbox"
              checked={settings.losses[loss] > 0}
              data-testid={`train-loss-${loss}`}
              onChange={({ currentTarget }) => toy.switchLoss(loss, currentTarget.checked)}
            />
            {t(`train.loss.${loss}.name`)}
          </label>
        ))}
      </fieldset>
    </section>
  );
}
