import type { SessionDatabase } from './session-database.ts';
import type { SessionEntry } from './session-entry.ts';
import { unlessHeld } from './session-lock.ts';
import { readParts } from './session-parts.ts';

/**
 * Puts in order what a tab that is gone has left: recordings it did not finish are kept as they are, and what was
 * removed goes for good.
 * @returns the recordings that were cut short
 */
export async function recoverSessions(database: SessionDatabase): Promise<SessionEntry[]> {
  const recovered: SessionEntry[] = [];
  for (const entry of await database.list()) {
    if (entry.state === 'kept') continue;
    await unlessHeld(entry.id, async () => {
      // Its tab may have finished it while this one was looking.
      const now = await database.get(entry.id);
      if (!now || now.state === 'kept') return;
      if (now.state === 'removed' || now.parts === 0) await database.erase(now.id);
      else recovered.push(await finishEntry(database, now.id));
    });
  }
  return recovered;
}

/** Marks a recording as finished and counts what was said in it. */
export async function finishEntry(database: SessionDatabase, id: string): Promise<SessionEntry> {
  const reader = readParts(id);
  await database.readParts(id, reader);
  return database.change(id, { state: 'kept', utterances: reader.told().utterances.length });
}
