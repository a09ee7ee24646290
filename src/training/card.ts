import { dbrSpecs, type Network } from '../model/index.ts';
import { LABEL_WEIGHTS } from './composition.ts';
import { EMOTION_VALENCE } from './emotions.ts';
import { metricsTable } from './metrics-table.ts';
import type { Results, RunSummary } from './report.ts';

/** The model card, Markdown. Every figure in it comes from the run and its results. */
export function renderCard(folder: string, network: Network, run: RunSummary, results: Results): string {
  const composed = results['composed samples'];
  const alone = Object.entries(results).filter(([, { task }]) => task !== 'composed');
  const weights = Object.entries(LABEL_WEIGHTS).map(([modality, weight]) => `${modality} ${weight}`);
  const emotions = Object.entries(EMOTION_VALENCE).map(([emotion, valence]) => `${emotion} ${valence}`);
  return `# Model card: ${folder}

A Dual-Branch Rebalancing network for sentiment in [-3, 3] from language, voice and face, with the features DBR Live
extracts in the browser. ${parameterCount(network).toLocaleString('en')} trained parameters.

## What is the paper's and what is ours
The purpose of the modules (decoupling, TSF, AGPR, BRF) is that of "Mitigating Shared-Private Branch Imbalance via
Dual-Branch Rebalancing for Multimodal Sentiment Analysis" (Meng et al., arXiv 2604.25179). Their inner form and the
losses are this project's own; the network is not the authors' and its figures are not theirs.

## What it was trained on
**Composed samples: a real spoken sentence, a real emotional voice and real faces that never belonged together,
brought together by their sentiment.** The results below are therefore not results on CMU-MOSI, CMU-MOSEI or any other
multimodal corpus, and must not be set beside such.

- sentences: CMU-MOSI and CMU-MOSEI transcripts with their sentiment labels, official training split;
- voices: RAVDESS (English, CC BY-NC-SA 4.0) and EMO-DB (German), acted emotions, split by speaker;
- faces: MediaPipe FaceLandmarker output for labelled face pictures, split by person.

None of this data is part of the project; each collection has terms of its own. Because RAVDESS is licensed
CC BY-NC-SA 4.0, these weights are for **non-commercial use**, under the same licence.

An emotion's sentiment is a convention of this project: ${emotions.join(', ')}; strong intensity x 1.2.
A sample's label is the weighted mean over its present modalities (${weights.join(', ')}).
${run.config.samplesPerEpoch.toLocaleString('en')} fresh compositions an epoch, ${run.config.epochs} epochs at most, seed ${run.seed}; kept: the weights after epoch
${run.bestEpoch + 1}, which had the least error on the validation compositions.

## What it reaches
Measured on the validation rows. They were never trained on, but the epoch and the settings were chosen with them in
view, so expect less on new data. Shares in percent.

Composed samples (${composed?.n ?? 0} sentences; "all" drops modalities at random as training does, the other rows do not):

${composed ? metricsTable(composed.conditions) : ''}

One modality alone:

${metricsTable(Object.fromEntries(alone.map(([name, { n, conditions }]) => [`${name} (n = ${n})`, conditions.all]).filter(isRow)))}

To make these weights and this card again: \`npm run train -- --seed ${run.seed} --out ${folder}\`.

## What it cannot do
- It estimates the sentiment an expression shows. It does not know what a person feels, and it is no lie detector.
- It must not be used to judge people: not in hiring, schooling, policing, medicine or at the border.
- The voices are acted and few; spontaneous speech is quieter in its emotions. The sentences are English. For other
  languages, accents, ages or noisy rooms nothing was measured.
- It reads smiles well and negative faces poorly. Most angry, sad and frightened pictures are taken for about neutral,
  some for positive; beside a neutral sentence an angry picture may even raise the prediction. The pictures it learnt
  from are mostly neutral or happy, and fear and contempt are hardly there.
- Any face beside a neutral sentence, a neutral one too, shifts the prediction a little: compare faces with faces, not
  with no face.
- How the results differ between groups of people was not measured, because the data does not say who is in it.
- Voice and face were composed to agree with the words six times in ten: how sarcasm really sounds was not learnt.
`;
}

function isRow<Row>(entry: (string | Row | undefined)[]): entry is [string, Row] {
  return entry[1] !== undefined;
}

function parameterCount({ config }: Network): number {
  return dbrSpecs(config)
    .filter(({ initialiser }) => !initialiser.startsWith('statistic'))
    .reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0);
}
