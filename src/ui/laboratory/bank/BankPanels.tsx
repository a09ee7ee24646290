import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { BankDiagnostics } from '../../../diagnostics/index.ts';
import {
  BANKED_NETWORKS,
  type BankedNetwork,
  createReferenceBankStore,
  type ReferenceBanks,
} from '../../../store/reference-banks.ts';
import type { Scheme } from '../../colours.ts';
import { ProblemNote } from '../../live/ProblemNote.tsx';
import panel from '../LabPanel.module.css';
import { ChartRow } from '../LabPanel.tsx';
import { CellChart } from '../matrix/CellChart.tsx';
import { useOnScreen } from '../use-on-screen.ts';
import { type BankPoint, bankPoints, leakageCells, redundancyCells } from './bank-cells.ts';

/** Below 0 an estimate says "independent" as well as 0 does. */
const CKA = { kind: 'amount', from: 0, to: 1 } as const;
const REDUNDANCY_TERMS = ['redundancy', 'branches'] as const;
const LEAKAGE_TERMS = ['leakage', 'branches'] as const;

const banks = createReferenceBankStore(new URL(import.meta.env.BASE_URL, document.baseURI).href);

/** What many held-out utterances tell of the branches, the network beside plain decoupling. */
export function BankPanels({ scheme }: { scheme: Scheme }) {
  const { t } = useTranslation();
  const card = useRef<HTMLDivElement>(null);
  const onScreen = useOnScreen(card);
  const state = useStore(banks.state);
  useEffect(() => {
    if (onScreen) void banks.load();
  }, [onScreen]);
  return (
    <div ref={card} className={panel.panel} data-span="all" style={{ minHeight: 120 }}>
      {BANKED_NETWORKS.map((network) => (
        <BankNote key={network} network={network} state={state[network]} />
      ))}
      <BankCharts state={state} scheme={scheme} />
      <p className={panel.off}>{t('lab.bank.validity')}</p>
    </div>
  );
}

/** How reading a bank goes; nothing once it is there. */
function BankNote({ network, state }: { network: BankedNetwork; state: ReferenceBanks[BankedNetwork] }) {
  const { t } = useTranslation();
  const name = t(`lab.network.${network}`);
  switch (state.status) {
    case 'ready':
      return null;
    case 'failed':
      return (
        <ProblemNote
          problem={state.problem}
          retry={{ label: t('parts.retry'), run: () => void banks.load() }}
        />
      );
    case 'absent':
      return (
        <p className={panel.off} data-testid={`lab-bank-${network}`}>
          {t('lab.bank.absent', { name, path: `models/${network}/bank.json` })}
        </p>
      );
    default:
      return (
        <p className={panel.off} role="status" data-waiting>
          {t('lab.bank.loading', { name })}
        </p>
      );
  }
}

const BankCharts = memo(function BankCharts({ state, scheme }: { state: ReferenceBanks; scheme: Scheme }) {
  const { t } = useTranslation();
  const ready = Object.fromEntries(
    BANKED_NETWORKS.flatMap((network) => {
      const bank = state[network];
      return bank.status === 'ready' ? [[network, bank.diagnostics]] : [];
    }),
  ) as Partial<Record<BankedNetwork, BankDiagnostics>>;
  const points = bankPoints(ready);
  if (points.length === 0) return null;
  const name = ({ network, stage }: BankPoint) =>
    stage ? `${t(`lab.network.${network}`)}, ${t(`lab.place.${stage}`)}` : t(`lab.network.${network}`);
  const across = t('lab.bank.across', { n: points[0]?.n ?? 0 });
  return (
    <ChartRow>
      {points.map((point) => (
        <CellChart
          key={name(point)}
          name="redundancy"
          variant={{ id: `${point.network}-${point.stage ?? 'only'}`, title: name(point) }}
          terms={REDUNDANCY_TERMS}
          matrix={redundancyCells(point)}
          scale={CKA}
          scheme={scheme}
          tokens={NO_TOKENS}
          rowHeight={34}
          numbers
          across={across}
        />
      ))}
      <CellChart
        name="leakage"
        terms={LEAKAGE_TERMS}
        matrix={leakageCells(points)}
        scale={CKA}
        scheme={scheme}
        tokens={NO_TOKENS}
        rowHeight={34}
        numbers
        across={across}
      />
    </ChartRow>
  );
});

const NO_TOKENS = [] as const;
