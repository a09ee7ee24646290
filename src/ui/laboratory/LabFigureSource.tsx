import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { FigureSource } from '../charts/figure/figure-source.ts';
import { useSampleText } from '../live/SourceSwitcher.tsx';
import { useFormat } from '../locales/use-format.ts';
import { useLabStore } from './lab-context.tsx';
import { figureSettings } from './report/settings.ts';

/** Tells the figures of the Laboratory which moment and which setups they show. */
export function LabFigureSource({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state } = useLabStore();
  const sample = useSampleText();
  const source = useCallback(
    () => figureSettings(state.getState(), { t, format, recording: (id) => sample(id).name }),
    [t, format, state, sample],
  );
  return <FigureSource value={source}>{children}</FigureSource>;
}
