import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { amountScale } from '../../charts/cells/cell-scale.ts';
import { NO_WINDOW } from '../../charts/pointer/pointed.ts';
import { ChartRow } from '../panel/LabPanel.tsx';
import { MatrixChart } from '../panel/MatrixChart.tsx';
import { type BankPoint, bankPoints, leakageCells, redundancyCells } from './bank-cells.ts';
import type { BankReadings } from './bank-changes.ts';

const REDUNDANCY_TERMS = ['redundancy', 'branches'] as const;
const LEAKAGE_TERMS = ['leakage', 'branches'] as const;

interface BankChartsProps {
  readings: BankReadings;
  /** Of the session's own utterances, not of the reference banks. */
  own?: boolean;
}

/** Redundancy and leakage over many utterances, the network beside plain decoupling, before beside after. */
export const BankCharts = memo(function BankCharts({ readings, own = false }: BankChartsProps) {
  const { t } = useTranslation();
  const points = bankPoints(readings);
  if (points.length === 0) return null;
  const name = ({ network, stage }: BankPoint) =>
    stage ? `${t(`lab.network.${network}`)}, ${t(`lab.place.${stage}`)}` : t(`lab.network.${network}`);
  const whose = (text: string) => (own ? t('lab.bank.own.name', { name: text }) : text);
  const id = (text: string) => (own ? `own-${text}` : text);
  // Before beside after, and one network beside the other: charts that are compared share one scale.
  const redundancy = amountScale(points.map(redundancyCells));
  const across = t(own ? 'lab.bank.own.across' : 'lab.bank.across', { n: points[0]?.n ?? 0 });
  return (
    <ChartRow>
      {points.map((point) => (
        <MatrixChart
          key={name(point)}
          name="redundancy"
          variant={{ id: id(`${point.network}-${point.stage ?? 'only'}`), title: whose(name(point)) }}
          terms={REDUNDANCY_TERMS}
          matrix={redundancyCells(point)}
          scale={redundancy}
          window={NO_WINDOW}
          rowHeight={34}
          numbers
          across={across}
        />
      ))}
      <MatrixChart
        name="leakage"
        {...(own && { variant: { id: 'own', title: t('lab.bank.own.title') } })}
        terms={LEAKAGE_TERMS}
        matrix={leakageCells(points)}
        scale={amountScale([leakageCells(points)])}
        window={NO_WINDOW}
        rowHeight={34}
        numbers
        across={across}
      />
    </ChartRow>
  );
});
