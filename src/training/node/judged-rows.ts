import { FORMS } from '../core/behaviour/forms.ts';
import type { Sentence } from '../core/data/pools.ts';
import { type CaseRows, sentenceCases } from '../core/judging/cases.ts';
import { heldOut, loadBehaviour, loadSentences } from './training-data.ts';

/** Sentences of each form of behaviour. */
const BEHAVIOUR_SENTENCES = 100;

/** Language alone: all sentences, those of each group a file names, and all in capitals. @throws DataFileError */
export async function textRows(file: string): Promise<CaseRows> {
  const sentences = await loadSentences(file, { choose: heldOut });
  const capitals = await loadSentences(file, { choose: heldOut, written: (text) => text.toUpperCase() });
  return {
    all: sentenceCases(sentences),
    ...grouped(sentences, ({ group }) => group),
    capitals: sentenceCases(capitals),
  };
}

/** Sentences made from templates that no network is trained on: all, and form by form. */
export async function behaviourRows(seed: number): Promise<CaseRows> {
  const sentences = await loadBehaviour('held out', BEHAVIOUR_SENTENCES * FORMS.length, seed);
  return { all: sentenceCases(sentences), ...grouped(sentences, ({ form }) => form) };
}

/** A row for each group, where there are several. */
function grouped<Item extends Sentence>(
  sentences: readonly Item[],
  groupOf: (item: Item) => string | undefined,
): CaseRows {
  const groups = [...new Set(sentences.map(groupOf))].filter((group) => group !== undefined);
  if (groups.length < 2) return {};
  return Object.fromEntries(
    groups.map((group) => [group, sentenceCases(sentences.filter((one) => groupOf(one) === group))]),
  );
}
