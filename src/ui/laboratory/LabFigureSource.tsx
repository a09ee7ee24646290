import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { FigureSource } from '../charts/figure/figure-source.ts';
import { useFormat } from '../locales/use-format.ts';
import { useSampleText } from '../source/SourceSwitcher.tsx';
import { figureSettings } from './report/settings.ts';
import { useLabStore } from './store/lab-context.ts';

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
