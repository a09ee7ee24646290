import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { FigureSource } from '../charts/figure/figure-source.ts';
import { useFormat } from '../locales/use-format.ts';
import { useLiveStore } from '../page/live-context.tsx';
import { useSampleText } from '../source/SourceSwitcher.tsx';
import { useViewStore } from './view/view-context.tsx';

/** Tells the figures of the Live view which session and moment they show, and by which network. */
export function LiveFigureSource({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const format = useFormat();
  const live = useLiveStore();
  const view = useViewStore();
  const sample = useSampleText();
  const source = useCallback(() => {
    const { source: from } = live.state.getState();
    const name =
      from.kind === 'sample'
        ? sample(from.id).name
        : from.kind === 'recording'
          ? from.title
          : t('figure.live');
    const seconds = view.state.getState().picture?.shown.window.endSeconds;
    const moment =
      seconds === undefined ? name : t('figure.moment', { name, time: format.clock(seconds, true) });
    return [moment, t('figure.network')];
  }, [t, format, live, view, sample]);
  return <FigureSource value={source}>{children}</FigureSource>;
}
