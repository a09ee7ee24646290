import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../locales/use-format.ts';
import { Icon } from '../../page/icons.tsx';
import { useLive } from '../../page/live-context.tsx';
import { useView, useViewStore } from '../view/view-context.tsx';
import classes from './InspectBanner.module.css';

/** Says that the charts look back, and leads forward again. */
export function InspectBanner() {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useView((view) => view.inspectedId);
  const utterance = useLive((live) =>
    id === null ? null : (live.utterances.find((u) => u.id === id) ?? null),
  );
  const { inspect } = useViewStore();
  if (id === null) return null;
  return (
    <div className={classes.banner} role="status">
      <span>
        {t('inspect.looking')}{' '}
        {utterance && (
          <>
            {format.clock(utterance.startSeconds)} <strong>{utterance.text || t('timeline.untitled')}</strong>
          </>
        )}
      </span>
      <Button
        size="compact-sm"
        variant="filled"
        leftSection={<Icon name="play" size={10} />}
        onClick={() => inspect(null)}
      >
        {t('inspect.back')}
      </Button>
    </div>
  );
}
