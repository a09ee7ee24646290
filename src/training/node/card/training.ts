import { LABEL_WEIGHTS, STANDARD_SHARES } from '../../core/data/composition.ts';
import { EMOTION_VALENCE } from '../../core/data/emotions.ts';
import { formatSeconds } from '../../core/steps/progress.ts';
import type { EvaluationRecord } from '../evaluation-record.ts';
import { listed, section } from './markdown.ts';

/** Data, licences, composition and the run the weights come from. */
export function trainingSection({ record }: { record: EvaluationRecord }): string | null {
  const { afterwards, config, seed, bestEpoch } = record;
  const weights = Object.entries(LABEL_WEIGHTS).map(([modality, weight]) => `${modality} ${weight}`);
  const emotions = Object.entries(EMOTION_VALENCE).map(([emotion, valence]) => `${emotion} ${valence}`);
  return section(
    '## What it was trained on',
    '**Composed samples: a real spoken sentence with a real emotional voice and real faces that never belonged to it, ' +
      'combined by sentiment.** Results on them are therefore not results on CMU-MOSI, CMU-MOSEI or any other ' +
      'multimodal corpus, and must not be compared with them.',
    materials(config.data),
    'None of this data is part of the project; each collection has its own terms. Because RAVDESS is licensed CC ' +
      'BY-NC-SA 4.0, these weights are for **non-commercial use**, under the same licence.',
    `An emotion's sentiment is a convention of this project: ${emotions.join(', ')}; strong intensity x 1.2. A sample's ` +
      `label is the weighted mean over its present modalities (${weights.join(', ')}).`,
    `${config.samplesPerEpoch.toLocaleString('en')} new compositions per epoch, at most ${config.epochs} epochs, seed ` +
      `${seed}; kept: the weights after epoch ${bestEpoch + 1}, which had the lowest error on the validation compositions.` +
      epochTime(record),
    errorSentence(config),
    sharesSentence(config),
    afterwards ?? null,
  );
}

/** What each modality was taken from. */
function materials({ text: { portions, behaviour }, pairs }: EvaluationRecord['config']['data']): string {
  return [
    'sentences: CMU-MOSI and CMU-MOSEI transcripts with their sentiment labels, official training split',
    ...portions.map(
      ({ file, samples, alone }) =>
        `${samples.toLocaleString('en')} rows of ${file} an epoch${alone ? ', never beside a voice or a face' : ''}`,
    ),
    ...(behaviour > 0
      ? [
          `${behaviour.toLocaleString('en')} sentences an epoch made from templates: negation, contrast, questions, opinions of others`,
        ]
      : []),
    'voices: RAVDESS (English, CC BY-NC-SA 4.0) and EMO-DB (German), acted emotions, split by speaker',
    'faces: MediaPipe FaceLandmarker output for labelled face pictures, split by person',
    ...(pairs === undefined
      ? []
      : [
          `takes: RAVDESS's voices with the faces of the same moments, as FaceLandmarker saw them, split by actor`,
        ]),
  ]
    .map((line) => `- ${line}`)
    .join(';\n')
    .concat('.');
}

function errorSentence({ huber }: Pick<EvaluationRecord['config'], 'huber'>): string | null {
  if (!huber) return null;
  return (
    `Errors of up to ${huber} sentiment ${huber === 1 ? 'point' : 'points'} counted by their square (Huber's error): where ` +
    'samples look alike but differ, the network says about their mean, not their median, which is 0 where most are neutral.'
  );
}

function sharesSentence({ shares }: EvaluationRecord['config']): string | null {
  if (!shares) return null;
  const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
  const { congruent, neutral, free, alone, takes = 0 } = shares;
  const parts = [
    `${percent(congruent)} agree with their sentence`,
    `${percent(neutral)} have a neutral voice and face`,
    `${percent(1 - congruent - neutral - free)} contradict it`,
    ...(free > 0 ? [`${percent(free)} are drawn freely`] : []),
  ];
  const standard = STANDARD_SHARES;
  const judged =
    `${percent(standard.congruent)} that agree, ${percent(standard.neutral)} neutral ones and ` +
    `${percent(1 - standard.congruent - standard.neutral)} that contradict`;
  const rest = alone > 0 ? `, but for the ${percent(alone)} of all that hold one modality alone` : '';
  const paired =
    takes > 0 ? ` ${percent(takes)} take voice and face from one person at the same moments.` : '';
  return `Of the training compositions ${listed(parts)}${rest}.${paired} Networks are judged on ${judged}.`;
}

function epochTime({ epochSeconds, backend }: EvaluationRecord): string {
  if (epochSeconds.length === 0) return '';
  const sorted = epochSeconds.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] as number;
  const on = backend ? ` on the ${backend} backend of Node` : '';
  return ` An epoch took ${formatSeconds(middle)} (median of ${sorted.length})${on}, validation included.`;
}
