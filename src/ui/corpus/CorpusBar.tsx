import { useTranslation } from 'react-i18next';
import type { NetworkName } from '../../model/network-choice.ts';
import { CopyLink } from '../link/CopyLink.tsx';
import classes from './CorpusView.module.css';
import { useCorpusHash } from './link/use-corpus-hash.ts';
import { useCorpus, useCorpusStore } from './store/corpus-context.ts';

/** What is looked at, and through which two networks. */
export function CorpusBar() {
  const { t } = useTranslation(['corpus', 'translation']);
  const { look } = useCorpusStore();
  const corpus = useCorpus((state) => state.corpus);
  const results = useCorpus((state) => state.results);
  const a = useCorpus((state) => state.a);
  const b = useCorpus((state) => state.b);
  const hash = useCorpusHash();
  const there = Object.keys(results) as NetworkName[];
  const option = (name: NetworkName) => (
    <option key={name} value={name}>
      {t(`network.${name}`)}
    </option>
  );
  return (
    <header className={classes.bar}>
      <div className={classes.about}>
        <h1>{t('translation:views.corpus')}</h1>
        <p>
          <strong>{corpus?.name ?? t('source.bank')}</strong>
          {' · '}
          {corpus?.name === null ? t('source.bankAbout', { n: corpus.rows }) : t('about')}
        </p>
      </div>
      <div className={classes.networks}>
        <label>
          {t('networks.a')}
          <select
            value={a}
            data-testid="corpus-a"
            onChange={({ currentTarget }) => look({ a: currentTarget.value as NetworkName })}
          >
            {there.map(option)}
          </select>
        </label>
        <label>
          {t('networks.b')}
          <select
            value={b ?? ''}
            data-testid="corpus-b"
            onChange={({ currentTarget }) =>
              look({ b: currentTarget.value === '' ? null : (currentTarget.value as NetworkName) })
            }
          >
            <option value="">{t('networks.none')}</option>
            {there.map(option)}
          </select>
        </label>
        <CopyLink hash={hash} />
      </div>
    </header>
  );
}
