import type { Intents } from './files.ts';
import { section } from './markdown.ts';
import { classMetricsTable } from './metrics-table.ts';

/** What a class head reaches; shares in percent. */
export function intentsSection(intents: Intents | null): string | null {
  if (!intents) return null;
  const { command, n, classes, baselines } = intents;
  return section(
    '## The class head, on MIntRec',
    `The same code with a head of ${classes} classes, trained on the transcripts of MIntRec's training split (language ` +
      `alone, a network of its own), on the ${n} sentences of the validation split; shares in percent. The best ` +
      'epoch was chosen on these sentences too. This shows that the class head learns, not how well three modalities ' +
      'would do.',
    classMetricsTable({ 'the class head': intents, ...baselines }),
    `\`\`\`sh\n${command}\n\`\`\``,
  );
}
