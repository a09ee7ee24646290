import { Button, Progress } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { REST_SECONDS } from '../../../features/visual/rest.ts';
import type { RestState } from '../../../session/fold/session-state.ts';
import { useFormat } from '../../locales/use-format.ts';
import { Icon } from '../../page/icons.tsx';
import { useLive, useLiveActions } from '../../page/live-context.tsx';
import classes from './RestFace.module.css';

/** Asks for a face at rest to measure the others against; there while the camera is on. Of a kept session, what was so. */
export function RestFace() {
  const { t } = useTranslation();
  const format = useFormat();
  const filming = useLive(
    ({ source, channels }) => source.kind === 'devices' && channels.camera.status === 'on',
  );
  const replayed = useLive(({ source, rest }) => source.kind === 'recording' && rest.status === 'set');
  const rest = useLive((live) => live.rest);
  if (!filming && !replayed) return null;
  const sentence = {
    unset: () => t('rest.why'),
    measuring: () => t(rest.status === 'measuring' && !rest.face ? 'rest.noFace' : 'rest.measuring'),
    set: () => t('rest.set', { time: format.clock(rest.status === 'set' ? rest.seconds : 0) }),
  };
  return (
    <div className={classes.rest} data-testid="rest-face" data-status={rest.status}>
      {filming && <Controls rest={rest} />}
      <p role="status" data-warn={(rest.status === 'measuring' && !rest.face) || undefined}>
        {sentence[rest.status]()}
      </p>
    </div>
  );
}

function Controls({ rest }: { rest: RestState }) {
  const { t } = useTranslation();
  const { restFace, cancelRest, forgetRest } = useLiveActions();
  const first = useRef<HTMLButtonElement>(null);
  const measuring = rest.status === 'measuring';
  const label = { unset: t('rest.start'), measuring: t('rest.cancel'), set: t('rest.again') }[rest.status];
  return (
    <div className={classes.row}>
      {/* One button whatever it says, so that the keyboard stays on it. */}
      <Button
        ref={first}
        size="compact-sm"
        variant="default"
        leftSection={<Icon name={measuring ? 'close' : 'visual'} size={14} />}
        data-testid="rest-start"
        onClick={measuring ? cancelRest : restFace}
      >
        {label}
      </Button>
      {rest.status === 'set' && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          data-testid="rest-forget"
          onClick={() => {
            forgetRest();
            first.current?.focus();
          }}
        >
          {t('rest.forget')}
        </Button>
      )}
      {measuring && (
        <Progress
          className={classes.progress}
          size={6}
          value={(100 * rest.seconds) / REST_SECONDS}
          aria-label={t('rest.progress')}
        />
      )}
    </div>
  );
}
