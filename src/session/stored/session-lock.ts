/** Pages that are not secure have no locks; they have no camera and no microphone to record from either. */
const locks = (): LockManager | undefined => globalThis.navigator?.locks;

/**
 * Says to every tab of this page that a session is being written here. The browser takes the word back when the tab is
 * gone, however it went.
 * @returns what gives it back
 */
export function holdSession(id: string): Promise<() => void> {
  return new Promise((held) => {
    const manager = locks();
    if (manager) void manager.request(nameOf(id), () => new Promise<void>((free) => held(free)));
    else held(() => undefined);
  });
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
