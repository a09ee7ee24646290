import { useTranslation } from 'react-i18next';
import type { NetworkName } from '../../model/network-choice.ts';
import { CopyLink } from '../link/CopyLink.tsx';
import classes from './CorpusView.module.css';
import { BringBar } from './data/BringBar.tsx';
import { NetworkChooser } from './data/NetworkChooser.tsx';
import { useCorpusHash } from './link/use-corpus-hash.ts';
import { ReportButton } from './report/ReportButton.tsx';
import { useCorpus, useCorpusStore } from './store/corpus-context.ts';

/** What is looked at, and through which two networks. */
export function CorpusBar() {
  const { t } = useTranslation(['corpus', 'translation']);
  const { look } = useCorpusStore();
  const corpus = useCorpus((state) => state.corpus);
  const results = useCorpus((state) => state.results);
  const a = useCorpus((state) => state.a);
  const b = useCorpus((state) => state.b);
  const written = useCorpus((state) => state.written);
  const hash = useCorpusHash();
  const networks = useCorpus((state) => state.networks);
  const isOwn = corpus != null && corpus.name !== null;
  // What is chosen runs over a file; of the bank there is only what ships with it.
  const there = isOwn ? networks : (Object.keys(results) as NetworkName[]);
  const option = (name: NetworkName) => (
    <option key={name} value={name} disabled={!results[name] && name !== a && name !== b}>
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
          {corpus === null
            ? t('about')
            : corpus.name === null
              ? t('source.bankAbout', { n: corpus.rows })
              : t('run.fileAbout', { n: corpus.rows, name: corpus.name })}
          {written.map(({ name, encoding, separator }) => (
            <span key={name} data-testid="corpus-written">
              {' '}
              {t('bring.written', {
                name,
                how: [
                  encoding === null ? '' : encoding.toUpperCase(),
                  separator === null ? '' : t(separator === ';' ? 'bring.semicolons' : 'bring.tabs'),
                ]
                  .filter(Boolean)
                  .join(', '),
              })}
            </span>
          ))}
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
        {isOwn && <NetworkChooser />}
        <BringBar />
        <span className={classes.icons}>
          <ReportButton hash={hash} />
          <CopyLink
            hash={hash}
            note={corpus?.name != null ? t('run.linkNote', { name: corpus.name }) : undefined}
          />
        </span>
      </div>
    </header>
  );
}
