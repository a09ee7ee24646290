import { useThrottledValue } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { type Pull, type Puller, pullsOf } from '../../../diagnostics/why.ts';
import { byModality } from '../../../model/modalities.ts';
import type { ContributionTable } from '../../charts/prediction/contribution-table.ts';
import { isPresent, type Shown } from '../../charts/prediction/shown.ts';
import { useLive } from '../../page/live-context.tsx';
import { usePast } from '../view/use-past.ts';
import { useView } from '../view/view-context.tsx';
import classes from './Why.module.css';

/** Long enough to be read while the numbers move. */
const STAYS_MILLISECONDS = 1000;

/** One sentence beside the number: what pulls it which way. Nothing while there is no answer of now. */
export function Why() {
  const picture = useView((view) => view.picture);
  const past = usePast();
  const say = useWhySentence();
  const sentence = useThrottledValue(picture ? say(picture.shown, picture.table) : '', STAYS_MILLISECONDS);
  return (
    <p className={classes.why} data-testid="why">
      {picture && !past ? sentence : ''}
    </p>
  );
}

function useWhySentence(): (shown: Shown, table: ContributionTable) => string {
  const { t, i18n } = useTranslation();
  const own = useLive(({ source }) => source.kind === 'devices');
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const clause = ({ by, direction, strength }: Pull) => {
    const nameOf = (puller: Puller) =>
      puller === 'bias' ? t('why.bias') : t(`why.${own ? 'your' : 'the'}.${puller}`);
    const many = by.length > 1 || by[0] === 'language';
    return t(`why.clause.${strength}`, {
      who: list.format(by.map(nameOf)),
      pulls: t(`why.${many ? 'many' : 'one'}.${direction}`),
    });
  };
  return (shown, table) => {
    const nets = byModality((modality) =>
      isPresent(shown, modality)
        ? table.rows.reduce((sum, row) => (row.modality === modality ? sum + row.net : sum), 0)
        : null,
    );
    const pulls = pullsOf(nets, table.bias);
    if (pulls.length === 0) return t('why.nothing');
    const clauses = pulls.map(clause).join(t('why.between'));
    return t('why.sentence', { clauses: clauses.charAt(0).toUpperCase() + clauses.slice(1) });
  };
}
