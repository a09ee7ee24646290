import type { Intents } from './files.ts';
import { fixed, section, table } from './markdown.ts';

const TITLES: Record<string, string> = {
  accuracy: 'accuracy',
  f1_macro: 'macro F1',
  precision_macro: 'macro precision',
  recall_macro: 'macro recall',
};

/** What a class head reaches; shares in percent. */
export function intentsSection(intents: Intents | null): string | null {
  if (!intents) return null;
  const { command, n, classes, baselines = {} } = intents;
  const columns = Object.keys(TITLES).filter((key) => typeof intents[key] === 'number');
  const row = (name: string, figures: Record<string, unknown>) => [
    name,
    ...columns.map((key) => fixed(100 * Number(figures[key]), 1)),
  ];
  return section(
    '## The class head, on MIntRec',
    `The same code with a head of ${classes} classes, trained on the transcripts of MIntRec's training split (language ` +
      `alone, a network of its own), on the ${n} sentences of the validation split; in percent. The epoch that was kept ` +
      'was chosen on these sentences too. It shows that the class head learns, not how well three modalities would do.',
    table(
      ['', ...columns.map((key) => TITLES[key] ?? key)],
      [row('language alone', intents), ...Object.entries(baselines).map(([name, own]) => row(name, own))],
    ),
    `\`\`\`sh\n${command}\n\`\`\``,
  );
}
