import type { StoredSession } from '../../session/stored/stored-session.ts';

/** What was predicted, as JSON: of each utterance, and over time. */
export function predictionsJson({ title, createdAt, recording, utterances, history }: StoredSession): Blob {
  const { durationSeconds } = recording;
  const json = { title, createdAt, durationSeconds, utterances, history };
  return new Blob([JSON.stringify(json, null, 2)], { type: 'application/json' });
}
