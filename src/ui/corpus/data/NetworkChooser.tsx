import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NETWORKS, type NetworkName } from '../../../model/network-choice.ts';
import { Popup } from '../../page/popups.tsx';
import { useCorpus, useCorpusStore } from '../store/corpus-context.ts';
import { MOST_NETWORKS } from '../store/corpus-state.ts';
import classes from './SessionChooser.module.css';

/** Which networks run over a person's rows, and how far each is. */
export function NetworkChooser() {
  const { t } = useTranslation('corpus');
  const { choose } = useCorpusStore();
  const networks = useCorpus((state) => state.networks);
  const hasOwn = useCorpus((state) => state.hasOwn);
  const a = useCorpus((state) => state.a);
  const b = useCorpus((state) => state.b);
  return (
    <Popup
      width={340}
      position="bottom-end"
      label={t('networks.title')}
      target={
        <Button size="compact-sm" variant="default" data-testid="corpus-networks">
          {t('networks.choose', { n: networks.length })}
        </Button>
      }
    >
      <fieldset className={classes.list}>
        <legend>{t('networks.hint', { most: MOST_NETWORKS })}</legend>
        {NETWORKS.filter((name) => name !== 'own' || hasOwn).map((name) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={networks.includes(name)}
              disabled={
                name === a || name === b || (!networks.includes(name) && networks.length >= MOST_NETWORKS)
              }
              data-testid={`corpus-runs-${name}`}
              onChange={({ currentTarget }) => choose(name, currentTarget.checked)}
            />
            <span>
              {t(`network.${name}`)}
              <NetworkProgress name={name} />
            </span>
          </label>
        ))}
        {!hasOwn && <small className={classes.hint}>{t('networks.ownHint')}</small>}
      </fieldset>
    </Popup>
  );
}

/** How far a network is, and whether it is looked at; nothing of one that nobody wants. */
function NetworkProgress({ name }: { name: NetworkName }) {
  const { t } = useTranslation('corpus');
  const rows = useCorpus((state) => state.corpus?.rows ?? 0);
  const ran = useCorpus((state) => state.results[name] !== undefined);
  const run = useCorpus((state) => (state.run?.network === name ? state.run : null));
  const waits = useCorpus((state) => state.waiting.includes(name));
  const failed = useCorpus((state) => state.failed.includes(name));
  const compared = useCorpus(({ a, b }) => name === a || name === b);
  const said = [
    ...(ran ? [t('networks.ran')] : []),
    ...(run ? [t('networks.runs', { done: run.done, rows })] : []),
    ...(waits ? [t('networks.waits')] : []),
    ...(failed ? [t('networks.failed')] : []),
    ...(compared ? [t('networks.compared')] : []),
  ];
  return said.length === 0 ? null : <small>{said.join(' · ')}</small>;
}
