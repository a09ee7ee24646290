import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { LiveStore } from '../../app/live/live-store.ts';
import { SAMPLES } from '../../session/samples/samples.ts';
import { saveFile } from '../charts/frame/save-file.ts';
import { TermText } from '../glossary/TermText.tsx';
import { useFormat } from '../locales/use-format.ts';
import { OnnxButton } from '../onnx/OnnxButton.tsx';
import { useLiveStore } from '../page/live-context.tsx';
import { ProblemNote } from '../problems/ProblemNote.tsx';
import train from './TrainView.module.css';
import classes from './TunedHead.module.css';
import { createTunedHead, FEWEST_LABELS, type TunedHeadStore } from './tuned-head.ts';
import { UtteranceLabels } from './UtteranceLabels.tsx';

/** One for the page: who looks at the Laboratory meanwhile finds the labels again, and can still throw the fit away. */
const stores = new WeakMap<LiveStore, TunedHeadStore>();

function tunedHeadOf(live: LiveStore): TunedHeadStore {
  const own =
    stores.get(live) ??
    createTunedHead({
      baseUrl: new URL(import.meta.env.BASE_URL, document.baseURI).href,
      inference: live.head,
      openRecording: live.openRecording,
      load: live.networks.loadFiles,
    });
  stores.set(live, own);
  return own;
}

/** Fitting the head to utterances a person has labelled: before and after, kept or thrown away. */
export function TunedHead() {
  const { t } = useTranslation();
  const live = useLiveStore();
  const { sessions } = live;
  const own = tunedHeadOf(live);
  const { sessionId, utterances, busy, problem } = useStore(own.state);
  const kept = useStore(sessions.state, ({ list }) => list);
  useEffect(() => void sessions.refresh(), [sessions]);
  const labelled = utterances.filter(({ label }) => label !== null).length;
  return (
    <section
      className={train.panel}
      aria-labelledby="tuned-head"
      data-testid="tuned-head"
      data-busy={busy ?? ''}
    >
      <h2 id="tuned-head">{t('train.own.title')}</h2>
      <p className={train.note}>
        <TermText>{t('train.own.about')}</TermText> {t('train.own.record')}
      </p>
      <label className={classes.session}>
        {t('train.own.session')}
        <select
          value={sessionId ?? ''}
          disabled={busy !== null}
          data-testid="tuned-head-session"
          onChange={({ currentTarget }) => void own.open(currentTarget.value)}
        >
          <option value="" disabled>
            {t('train.own.choose')}
          </option>
          {(kept ?? []).map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
          {SAMPLES.map(({ id }) => (
            <option key={id} value={id}>
              {t(`capture.sample.${id}.name`)}
            </option>
          ))}
        </select>
        {busy === 'opening' && <span role="status">{t('train.own.opening')}</span>}
      </label>
      {problem && <ProblemNote problem={problem} />}
      {sessionId !== null && utterances.length === 0 && <p>{t('train.own.none')}</p>}
      {utterances.length > 0 && (
        <>
          <UtteranceLabels utterances={utterances} label={own.label} />
          <div className={classes.actions}>
            <Button
              size="compact-sm"
              disabled={labelled < FEWEST_LABELS || busy !== null}
              data-testid="tuned-head-tune"
              onClick={() => void own.tune()}
            >
              {t('train.own.tune')}
            </Button>
            <span>{t('train.own.needed', { count: labelled, least: FEWEST_LABELS })}</span>
          </div>
          <Fitted own={own} />
        </>
      )}
    </section>
  );
}

function Fitted({ own }: { own: TunedHeadStore }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { fitted, kept, busy } = useStore(own.state);
  if (!fitted) return null;
  const { maeBefore, maeAfter, maeLeftOut, referenceMoved } = fitted;
  async function save(): Promise<void> {
    const files = await own.files();
    if (!files) return;
    saveFile(new Blob([JSON.stringify(files.json, null, 1)], { type: 'application/json' }), 'model.json');
    saveFile(new Blob([new Uint8Array(files.bytes)]), 'weights.bin');
  }
  return (
    <>
      <dl
        className={classes.figures}
        data-testid="tuned-head-result"
        data-before={maeBefore}
        data-after={maeAfter}
        data-moved={referenceMoved}
      >
        <dt>{t('train.own.error')}</dt>
        <dd>{t('train.own.fromTo', { from: format.number(maeBefore), to: format.number(maeAfter) })}</dd>
        {maeLeftOut !== null && (
          <>
            <dt>{t('train.own.leftOut')}</dt>
            <dd>
              {format.number(maeLeftOut)} <small>{t('train.own.leftOutNote')}</small>
            </dd>
          </>
        )}
        <dt>{t('train.own.moved')}</dt>
        <dd>{format.number(referenceMoved)}</dd>
      </dl>
      <div className={classes.actions}>
        <Button
          size="compact-sm"
          disabled={kept || busy !== null}
          data-testid="tuned-head-keep"
          onClick={() => void own.keep()}
        >
          {t('train.own.keep')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={busy !== null}
          data-testid="tuned-head-throw-away"
          onClick={() => void own.throwAway()}
        >
          {t('train.own.throwAway')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          data-testid="tuned-head-export"
          onClick={() => void save()}
        >
          {t('train.own.export')}
        </Button>
        <OnnxButton files={own.files} testId="tuned-head-onnx" />
        {kept && (
          <span role="status">
            {t('train.own.kept')} <a href="#/laboratory">{t('train.own.toLaboratory')}</a>
          </span>
        )}
      </div>
    </>
  );
}
