import type { StoredSession } from '../../session/stored/stored-session.ts';
import type { Utterance } from '../../session/types.ts';

/** What was predicted, as JSON: of each utterance, and over time. */
export function predictionsJson({ title, createdAt, recording, utterances, history }: StoredSession): Blob {
  const { durationSeconds } = recording;
  const json = { title, createdAt, durationSeconds, utterances, history };
  return new Blob([JSON.stringify(json, null, 2)], { type: 'application/json' });
}

const COLUMNS = ['id', 'start', 'end', 'text', 'sentiment', 'low', 'high', 'label', 'balance'] as const;

/** What was predicted of each utterance as a table, its head first; `low` and `high` are the ends of the interval. */
export function predictionRows(
  utterances: readonly Utterance[],
  words: { column(name: (typeof COLUMNS)[number]): string; label(sentiment: number): string },
): (string | number | null)[][] {
  return [
    COLUMNS.map(words.column),
    ...utterances.map(({ id, startSeconds, endSeconds, text, sentiment, interval, balance }) => [
      ...[id, startSeconds, endSeconds, text],
      ...[sentiment, interval?.low ?? null, interval?.high ?? null],
      ...[sentiment === null ? null : words.label(sentiment), balance],
    ]),
  ];
}
