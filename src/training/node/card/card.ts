import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EvaluationRecord } from '../evaluation-record.ts';
import { ablationsSection } from './ablations.ts';
import { choicesSection } from './choices.ts';
import { diagnosticsSection } from './diagnostics.ts';
import { facesSection } from './faces.ts';
import { type CardFiles, readCardFiles } from './files.ts';
import { intentsSection } from './intents.ts';
import { limitsSection } from './limits.ts';
import { listed, section } from './markdown.ts';
import { resultsSection } from './results.ts';
import { trainingSection } from './training.ts';

/**
 * Makes a network's card.md anew from the files beside its weights; trains and measures nothing.
 * @throws DataFileError
 */
export async function writeCard(folder: string): Promise<void> {
  await writeFile(join(folder, 'card.md'), renderCard(await readCardFiles(folder)));
}

/** The model card, Markdown. Every figure in it comes from the files; what is not there is left out. */
export function renderCard(files: CardFiles): string {
  const sections = [
    introduction(files),
    PAPER,
    trainingSection(files),
    choicesSection(files.choices),
    resultsSection(files),
    facesSection(files.record.faceShift),
    diagnosticsSection(files.record.diagnostics, files.plainDiagnostics),
    ablationsSection(files.ablations, files.record.config),
    intentsSection(files.intents),
    reproduction(files),
    limitsSection(files.record),
  ];
  return `${sections.filter((one) => one !== null).join('\n\n')}\n`;
}

const PAPER = `## What comes from the paper and what is ours

The purpose of the modules (decoupling, TSF, AGPR, BRF) is that of "Mitigating Shared-Private Branch Imbalance via Dual-Branch Rebalancing for Multimodal Sentiment Analysis" (Meng et al., arXiv 2604.25179). How they work inside and the losses are this project's own design; the network is not the authors' and its figures are not theirs.`;

function introduction({ name, record, parameters, siblings }: CardFiles): string {
  const beside = siblings.map((sibling) => `[${sibling}](../${sibling}/card.md)`);
  return [
    `# Model card: ${name}`,
    `${kind(record.config)}, for sentiment in [-3, 3] from language, voice and face, on the features that DBR Live extracts ` +
      `in the browser. ${parameters.toLocaleString('en')} trained parameters.`,
    ...(beside.length > 0 ? [`Cards of the networks beside it: ${listed(beside)}.`] : []),
  ].join('\n\n');
}

function kind({ architecture, network }: EvaluationRecord['config']): string {
  if (architecture === 'late-fusion') {
    return 'The late-fusion baseline: masked means of the modalities, concatenated, into one small network';
  }
  const { stages } = network;
  const off = Object.entries(stages).flatMap(([stage, on]) => (on ? [] : [stage.toUpperCase()]));
  if (off.length === 0) return 'A Dual-Branch Rebalancing network';
  if (off.length === 3) {
    return 'The plain decoupling baseline: a shared and a private branch, without TSF, AGPR and BRF';
  }
  return `A Dual-Branch Rebalancing network without ${listed(off)}`;
}

function reproduction({ name, record, hasConfig, ablations }: CardFiles): string | null {
  const folder = `models/${name}`;
  const config = hasConfig && name !== 'dbr' ? ` --config ${folder}/train.json` : '';
  const seeds = Object.values(ablations?.variants ?? {})
    .flat()
    .map(({ seed }) => seed);
  const study = ablations
    ? `npm run ablations -- --seeds ${[...new Set(seeds)].sort((a, b) => a - b).join(',')} --epochs ${ablations.epochs}   # the variants, each with every seed\n`
    : '';
  return section(
    '## How to reproduce it',
    `\`\`\`sh
npm run train -- --seed ${record.seed}${config} --out ${folder}   # weights, figures and this card
${study}npm run card -- ${folder}   # this card alone, from the figures beside it
\`\`\``,
  );
}
