import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { FEWEST_SHOWN } from '../../../diagnostics/index.ts';
import { TermText } from '../../glossary/TermText.tsx';
import { useLive, useLiveStore } from '../../page/live-context.tsx';
import panel from '../panel/LabPanel.module.css';
import { BankCharts } from './BankCharts.tsx';
import { RebalancingEvidence } from './RebalancingEvidence.tsx';

/** What the session's own utterances tell of the branches, once there are enough of them. */
export function UserBank({ onScreen }: { onScreen: boolean }) {
  const { t } = useTranslation();
  const { userUtterances } = useLiveStore();
  const { n, readings } = useStore(userUtterances.state);
  const sample = useLive(({ source }) => source.kind === 'sample');
  useEffect(() => {
    if (onScreen && n >= FEWEST_SHOWN) void userUtterances.diagnose();
  }, [onScreen, n, userUtterances]);
  const missing = FEWEST_SHOWN - n;
  return (
    <div data-testid="lab-user-bank" data-n={n}>
      <h3 className={panel.heading}>
        <TermText>{t('lab.bank.own.title')}</TermText>
      </h3>
      {missing > 0 ? (
        <p className={panel.off}>
          <TermText>{t('lab.bank.own.few', { n, missing, fewest: FEWEST_SHOWN })}</TermText>{' '}
          {sample && <TermText>{t('lab.bank.own.sample')}</TermText>}
        </p>
      ) : (
        <>
          <RebalancingEvidence readings={readings} own />
          <BankCharts readings={readings} own />
          {!readings.plain && (
            <p className={panel.off}>
              <TermText>{t('lab.bank.own.alone')}</TermText>
            </p>
          )}
        </>
      )}
    </div>
  );
}
