import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BackendStatus, FaceBackend } from '../../../app/live-state.ts';
import { useFormat } from '../../locales/use-format.ts';
import { useProblem } from '../../locales/use-problem.ts';
import { useLive } from '../../page/live-context.tsx';
import { Popup } from '../../page/popups.tsx';
import { ProblemDetails } from '../../problems/ProblemDetails.tsx';
import classes from './BackendBadge.module.css';

/** What the network runs on; pressing it says why. */
export function BackendBadge() {
  const { t } = useTranslation();
  const backend = useLive((live) => live.backend);
  if (!backend) {
    return (
      <span className={classes.badge} data-testid="backend" data-backend="">
        {t('backend.starting')}
      </span>
    );
  }
  const { name, adapter, reason } = backend;
  return (
    <Popup
      width={320}
      position="bottom-end"
      label={t('backend.label')}
      className={classes.why ?? ''}
      target={
        <UnstyledButton
          className={classes.badge}
          data-testid="backend"
          data-backend={name}
          data-preferred={reason === null}
          aria-label={`${t('backend.label')}: ${t(`backend.names.${name}`)} ${adapter} ${reason ? t('backend.fallback') : ''}`}
        >
          <span className={classes.dot} />
          {t(`backend.short.${name}`)}
          {adapter && <span className={classes.adapter}>{adapter}</span>}
        </UnstyledButton>
      }
    >
      <Why backend={backend} />
    </Popup>
  );
}

function Why({ backend }: { backend: BackendStatus }) {
  const { t, i18n } = useTranslation();
  const problem = useProblem();
  const reason = backend.reason && problem(backend.reason);
  const name = t(`backend.names.${backend.name}`);
  const difference = new Intl.NumberFormat(i18n.language, {
    notation: 'scientific',
    maximumFractionDigits: 1,
  }).format(backend.selfTestDifference);
  return (
    <>
      <p>
        <strong>
          {backend.adapter
            ? t('backend.runsOnAdapter', { name, adapter: backend.adapter })
            : t('backend.runsOn', { name })}
        </strong>
      </p>
      {reason ? (
        <div data-problem={backend.reason?.code}>
          <p>
            {reason.what} {reason.action}
          </p>
          <ProblemDetails raw={reason.raw} />
        </div>
      ) : (
        <p>{t('backend.preferred')}</p>
      )}
      <NetworkTimes times={backend.times} />
      <p className={classes.test}>{t('backend.selfTest', { difference })}</p>
      <FaceModel />
    </>
  );
}

/** How long a window takes on each backend that was timed here. */
function NetworkTimes({ times }: Pick<BackendStatus, 'times'>) {
  const { t } = useTranslation();
  const list = useTimes(times, (name) => t(`backend.names.${name as BackendStatus['name']}`));
  return list && <p data-testid="backend-times">{t('backend.times', { times: list })}</p>;
}

/** What the face model runs on, once it was there, and how long a picture takes on each that was timed here. */
function FaceModel() {
  const { t } = useTranslation();
  const backend = useLive((live) => live.faceBackend);
  const list = useTimes(backend?.times ?? null, (name) =>
    t(`backend.faceNames.${name as FaceBackend['name']}`),
  );
  if (!backend) return null;
  const { name, adapter } = backend;
  return (
    <p data-testid="face-times">
      {t(`backend.faceRunsOn.${name}`, { adapter })} {list && t('backend.faceTimes', { times: list })}
    </p>
  );
}

/** Times with their names, the fastest first; null when there are none. */
function useTimes(times: BackendStatus['times'], nameOf: (name: string) => string): string | null {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const timed = Object.entries(times ?? {}).sort(([, one], [, other]) => one - other);
  if (timed.length === 0) return null;
  const list = timed.map(([name, milliseconds]) =>
    t('backend.time', { name: nameOf(name), milliseconds: format.number(milliseconds, 1) }),
  );
  return new Intl.ListFormat(i18n.language).format(list);
}
