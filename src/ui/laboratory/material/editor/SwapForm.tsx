import { Button, NativeSelect, NumberInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MODALITIES, type Modality } from '../../../../model/modalities.ts';
import { closedUtterances, type Recording } from '../../../../session/fold/recording.ts';
import { useFormat } from '../../../locales/use-format.ts';
import { useLive, useLiveStore } from '../../../page/live-context.tsx';
import { useSampleText } from '../../../source/SourceSwitcher.tsx';
import { toMoment } from '../../state/subject.ts';
import { useLabStore } from '../../store/lab-context.ts';
import classes from './MaterialEditor.module.css';

/** Takes one modality from a moment of another recording. */
export function SwapForm() {
  const { t } = useTranslation();
  const format = useFormat();
  const samples = useLive((live) => live.samples);
  const textOf = useSampleText();
  const { swap } = useLabStore();
  const [modality, setModality] = useState<Modality>('visual');
  const [id, setId] = useState(samples.at(-1)?.id ?? '');
  const [seconds, setSeconds] = useState<number | null>(null);
  const recording = useRecording(id);
  const utterances = recording ? closedUtterances(recording) : [];
  const at = seconds ?? toMoment(utterances[0]?.endSeconds ?? 0);
  const utterance = utterances.findIndex(({ endSeconds }) => toMoment(endSeconds) === at);
  return (
    <form
      className={classes.swap}
      data-testid="lab-swap"
      onSubmit={(event) => {
        event.preventDefault();
        swap({ modality, from: { id, seconds: at } });
      }}
    >
      <p className={classes.label}>{t('lab.material.edit.swap')}</p>
      <NativeSelect
        size="xs"
        label={t('lab.material.edit.modality')}
        value={modality}
        data={MODALITIES.map((value) => ({ value, label: t(`modality.${value}`) }))}
        onChange={({ currentTarget }) => setModality(currentTarget.value as Modality)}
      />
      <NativeSelect
        size="xs"
        label={t('lab.material.edit.from')}
        value={id}
        data={samples.map((sample) => ({ value: sample.id, label: textOf(sample.id).name }))}
        onChange={({ currentTarget }) => {
          setId(currentTarget.value);
          setSeconds(null);
        }}
      />
      <NativeSelect
        size="xs"
        label={t('lab.material.edit.utterance')}
        value={String(utterance)}
        data={[
          { value: '-1', label: t('lab.material.edit.anyMoment'), disabled: true },
          ...utterances.map(({ segments, endSeconds }, index) => ({
            value: String(index),
            label: `${format.clock(endSeconds, true)} ${segments.map(({ text }) => text).join(' ')}`,
          })),
        ]}
        onChange={({ currentTarget }) =>
          setSeconds(toMoment(utterances[Number(currentTarget.value)]?.endSeconds ?? 0))
        }
      />
      <NumberInput
        size="xs"
        label={t('lab.material.edit.seconds')}
        min={0}
        max={recording?.durationSeconds ?? 0}
        step={0.25}
        decimalScale={2}
        value={at}
        onChange={(value) => setSeconds(toMoment(Number(value)))}
      />
      <Button type="submit" size="xs" variant="default" disabled={!recording}>
        {t('lab.material.edit.apply')}
      </Button>
    </form>
  );
}

/** A recording once it is there; one that does not come is told of where it is asked for. */
function useRecording(id: string): Recording | null {
  const { openRecording } = useLiveStore();
  const [recording, setRecording] = useState<Recording | null>(null);
  useEffect(() => {
    let wanted = true;
    openRecording(id).then(
      (opened) => wanted && setRecording(opened),
      () => wanted && setRecording(null),
    );
    return () => {
      wanted = false;
    };
  }, [id, openRecording]);
  return recording?.id === id ? recording : null;
}
