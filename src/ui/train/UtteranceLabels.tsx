import { useTranslation } from 'react-i18next';
import { useFormat } from '../locales/use-format.ts';
import table from './RunTable.module.css';
import classes from './TunedHead.module.css';
import type { HeadUtterance, TunedHeadStore } from './tuned-head.ts';

const LABELS = [-3, -2, -1, 0, 1, 2, 3];

/** The utterances with what the network says of each, and what the person does. */
export function UtteranceLabels({
  utterances,
  label,
}: {
  utterances: readonly HeadUtterance[];
  label: TunedHeadStore['label'];
}) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={table.scroll}>
      <table className={table.table} data-testid="tuned-head-utterances">
        <thead>
          <tr>
            <th scope="col">{t('train.own.utterance')}</th>
            <th scope="col">{t('train.own.before')}</th>
            <th scope="col">{t('train.own.label')}</th>
            <th scope="col">{t('train.own.after')}</th>
          </tr>
        </thead>
        <tbody>
          {utterances.map((one) => (
            <tr key={one.id}>
              <th scope="row" className={classes.text}>
                {one.text || '–'}
              </th>
              <td>{format.signed(one.sentiment, 1)}</td>
              <td>
                <select
                  aria-label={t('train.own.labelOf', { text: one.text })}
                  value={one.label ?? ''}
                  onChange={({ currentTarget: { value } }) =>
                    label(one.id, value === '' ? null : Number(value))
                  }
                >
                  <option value="">{t('train.own.noLabel')}</option>
                  {LABELS.map((value) => (
                    <option key={value} value={value}>
                      {format.signed(value, 0)}
                    </option>
                  ))}
                </select>
              </td>
              <td>{one.after === null ? '–' : format.signed(one.after, 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
