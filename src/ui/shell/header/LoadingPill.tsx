import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/shallow';
import { useFormat } from '../../locales/use-format.ts';
import { useLive } from '../../page/live-context.tsx';
import classes from './LoadingPill.module.css';

/** All parts that load just now, added up: enough to know that it goes on, wherever one has scrolled. */
export function LoadingPill() {
  const { t } = useTranslation();
  const format = useFormat();
  const { loading, loaded, total } = useLive(
    useShallow(({ parts }) => {
      const states = Object.values(parts).filter((state) => state.status === 'loading');
      return {
        loading: states.length > 0,
        loaded: states.reduce((sum, state) => sum + state.loadedBytes, 0),
        total: states.reduce((sum, state) => sum + (state.totalBytes ?? state.loadedBytes), 0),
      };
    }),
  );
  if (!loading) return null;
  return (
    <span className={classes.pill} role="status">
      <span className={classes.ring} />
      <span className={classes.text}>
        {t('parts.overall')}{' '}
        {total > 0 && t('parts.bytes', { loaded: format.megabytes(loaded), total: format.megabytes(total) })}
      </span>
    </span>
  );
}
