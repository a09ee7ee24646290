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
  const { command, n, classes } = intents;
  const figures = Object.entries(TITLES).flatMap(([key, title]) => {
    const value = intents[key];
    return typeof value === 'number' ? [[title, fixed(100 * value, 1)] as const] : [];
  });
  return section(
    '## The class head, on MIntRec',
    `The same code with a head of ${classes} classes, trained on the transcripts of MIntRec's training split (language ` +
      `alone, a network of its own), on the ${n} sentences of the validation split; in percent. It shows that the class ` +
      'head learns, not how well three modalities would do.',
    table(
      ['', ...figures.map(([title]) => title)],
      [['language alone', ...figures.map(([, value]) => value)]],
    ),
    `\`\`\`sh\n${command}\n\`\`\``,
  );
}
