import type { ComponentType } from 'react';
import { BankPanels } from '../bank/BankPanels.tsx';
import { FeaturePanels } from '../features/FeaturePanels.tsx';
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import type { LabSection } from '../state/sections.ts';
import { ActivationPanels } from './ActivationPanels.tsx';
import { AgprPanels } from './AgprPanels.tsx';
import { BrfPanels } from './BrfPanels.tsx';
import { EvidencePanels } from './EvidencePanels.tsx';
import { TsfPanels } from './TsfPanels.tsx';

/** What each section shows. */
export const PANELS: Record<LabSection, ComponentType> = {
  evidence: EvidencePanels,
  features: FeaturePanels,
  branches: ActivationPanels,
  tsf: TsfPanels,
  agpr: AgprPanels,
  brf: BrfPanels,
  bank: BankPanels,
  history: HistoryPanel,
};
