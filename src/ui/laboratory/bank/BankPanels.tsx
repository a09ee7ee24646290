import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import {
  BANKED_NETWORKS,
  type BankedNetwork,
  createReferenceBankStore,
  type ReferenceBanks,
} from '../../../app/networks/reference-banks.ts';
import { TermText } from '../../glossary/TermText.tsx';
import { ProblemNote } from '../../problems/ProblemNote.tsx';
import panel from '../panel/LabPanel.module.css';
import { useOnScreen } from '../panel/use-on-screen.ts';
import { BankCharts } from './BankCharts.tsx';
import type { BankReadings } from './bank-changes.ts';
import { RebalancingEvidence } from './RebalancingEvidence.tsx';
import { UserBank } from './UserBank.tsx';

const banks = createReferenceBankStore(new URL(import.meta.env.BASE_URL, document.baseURI).href);

/** What many held-out utterances tell of the branches, the network beside plain decoupling. */
export function BankPanels() {
  const { t } = useTranslation();
  const card = useRef<HTMLDivElement>(null);
  const onScreen = useOnScreen(card);
  const state = useStore(banks.state);
  useEffect(() => {
    if (onScreen) void banks.load();
  }, [onScreen]);
  const readings = useMemo(
    () =>
      Object.fromEntries(
        BANKED_NETWORKS.flatMap((network) => {
          const bank = state[network];
          return bank.status === 'ready' ? [[network, bank.reading]] : [];
        }),
      ) as BankReadings,
    [state],
  );
  return (
    <div ref={card} className={panel.panel} data-span="all" style={{ minHeight: 120 }}>
      {BANKED_NETWORKS.map((network) => (
        <BankNote key={network} network={network} state={state[network]} />
      ))}
      <RebalancingEvidence readings={readings} />
      <BankCharts readings={readings} />
      <UserBank onScreen={onScreen} />
      <p className={panel.off}>
        <TermText>{t('lab.bank.validity')}</TermText>
      </p>
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
          <TermText>{t('lab.bank.absent', { name, path: `models/${network}/bank.json` })}</TermText>
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
