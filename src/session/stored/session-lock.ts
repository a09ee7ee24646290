import { within } from './bounded.ts';

/** Pages that are not secure have no locks; they have no camera and no microphone to record from either. */
const locks = (): LockManager | undefined => globalThis.navigator?.locks;

/** Where there are locks they are given at once; a browser that has storage refused may refuse or forget them too. */
const ANSWER_MILLISECONDS = 2000;

/**
 * Says to every tab of this page that a session is being written here. The browser takes the word back when the tab is
 * gone, however it went.
 * @returns what gives it back
 */
export function holdSession(id: string): Promise<() => void> {
  const manager = locks();
  if (!manager) return Promise.resolve(() => undefined);
  const held = new Promise<() => void>((resolve, reject) => {
    manager.request(nameOf(id), () => new Promise<void>((free) => resolve(free))).catch(reject);
  });
  return within(held, ANSWER_MILLISECONDS).catch(() => () => undefined);
}

/** Does something with a session that nobody is writing; leaves one alone that somebody is. */
export async function unlessHeld(id: string, work: () => Promise<void>): Promise<void> {
  const manager = locks();
  if (!manager) return work();
  await manager.request(nameOf(id), { ifAvailable: true }, async (lock) => {
    if (lock) await work();
  });
}

const nameOf = (id: string) => `dbr-live-session-${id}`;
