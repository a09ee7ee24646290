import { curveOf } from './curve.ts';
import type { SessionDatabase } from './session-database.ts';
import { partsOf } from './session-parts.ts';
import { headOf, type StoredSession } from './stored-session.ts';

/**
 * Stores a whole session. It is listed when all of it is there; what was stored of one that fails half-way is taken
 * back.
 * @throws SessionError
 */
export async function saveSession(database: SessionDatabase, session: StoredSession): Promise<void> {
  const { id, recording, history, utterances, media } = session;
  await database.begin({
    ...headOf(session),
    durationSeconds: recording.durationSeconds,
    utterances: utterances.length,
    curve: curveOf(history),
    media: [],
    state: 'removed',
  });
  try {
    for (const part of partsOf(session)) await database.addPart(id, part);
    for (const [take, { kind, startSeconds, blob }] of media.entries()) {
      await database.addMedia({ session: id, take, piece: 0, kind, startSeconds, blob });
    }
    await database.change(id, { state: 'kept' });
  } catch (error) {
    // What is left over goes with the next start if it cannot go now.
    await database.erase(id).catch(() => undefined);
    throw error;
  }
}
