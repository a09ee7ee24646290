import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Interval } from '../../../diagnostics/index.ts';
import type { Modality } from '../../../model/modalities.ts';
import { TermText } from '../../glossary/TermText.tsx';
import { useFormat } from '../../locales/use-format.ts';
import { type BankReadings, type ChangedNumber, imbalanceChanges, leakageChanges } from './bank-changes.ts';
import { ImbalanceChart } from './ImbalanceChart.tsx';
import { LeakageChart } from './LeakageChart.tsx';
import classes from './SpreadChart.module.css';

interface RebalancingEvidenceProps {
  readings: BankReadings;
  own?: boolean;
}

/** What proves rebalancing, or does not: |beta| and leakage of both networks over the same utterances, and what they say. */
export function RebalancingEvidence({ readings, own = false }: RebalancingEvidenceProps) {
  const said = useSaidOfBanks(readings, own);
  if (!readings.dbr && !readings.plain) return null;
  return (
    <div className={classes.charts}>
      <div>
        {said.imbalance && (
          <p className={classes.sentence} data-testid={own ? 'lab-user-bank-says' : 'lab-bank-says'}>
            <TermText>{said.imbalance}</TermText>
          </p>
        )}
        <ImbalanceChart readings={readings} own={own} />
      </div>
      <div>
        {said.leakage && (
          <p className={classes.sentence}>
            <TermText>{said.leakage}</TermText>
          </p>
        )}
        <div className={classes.leakage}>
          <LeakageChart readings={readings} own={own} />
        </div>
      </div>
    </div>
  );
}

/** What the pictures show, in sentences made of their numbers. */
function useSaidOfBanks(readings: BankReadings, own: boolean): { imbalance?: string; leakage?: string } {
  const { t } = useTranslation();
  const format = useFormat();
  const changes = useMemo(
    () => ({ imbalance: imbalanceChanges(readings), leakage: leakageChanges(readings) }),
    [readings],
  );
  const within = (value: string, { low, high }: Interval, text: (value: number) => string) =>
    t('lab.bank.within', { value, low: text(low), high: text(high) });
  const numbers = ({ plain, dbr, difference }: ChangedNumber<unknown>) => ({
    plain: within(format.number(plain.value), plain.interval, format.number),
    dbr: within(format.number(dbr.value), dbr.interval, format.number),
    difference: within(format.signed(difference.value), difference.interval, format.signed),
  });
  /** "falls for Language (0.61 → 0.37) and rises for Face (0.41 → 0.58)" */
  const byChange = (changed: readonly ChangedNumber<Modality>[]) =>
    (['falls', 'rises', 'alike'] as const)
      .flatMap((change) => {
        const names = changed
          .filter((number) => number.change === change)
          .map(({ of, plain, dbr }) =>
            t('lab.bank.says.modality', {
              modality: t(`modality.${of}`),
              plain: format.number(plain.value),
              dbr: format.number(dbr.value),
            }),
          );
        return names.length > 0 ? [t(`lab.bank.says.${change}For`, { modalities: format.list(names) })] : [];
      })
      .join(t('lab.bank.says.and'));
  const { imbalance, leakage } = changes;
  const n = readings.dbr?.diagnostics.n ?? 0;
  const over = t(own ? 'lab.bank.says.overOwn' : 'lab.bank.says.over', { n });
  return {
    ...(imbalance && {
      imbalance: [
        t(`lab.bank.says.imbalance.${imbalance.overall.change}`, { over, ...numbers(imbalance.overall) }),
        t('lab.bank.says.within', { changes: byChange(imbalance.modalities) }),
      ].join(t('lab.bank.says.between')),
    }),
    ...(leakage &&
      leakage.length > 0 && { leakage: t('lab.bank.says.leakage', { over, changes: byChange(leakage) }) }),
  };
}
