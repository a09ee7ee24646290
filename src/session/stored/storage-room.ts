/** What this page has of the browser's storage. */
export interface StorageRoom {
  usedBytes: number;
  /** What the browser allows this page in all. */
  quotaBytes: number;
  /** The browser has promised not to clear it by itself. */
  persisted: boolean;
}

/** Null where the browser does not tell. */
export async function storageRoom(): Promise<StorageRoom | null> {
  const storage = globalThis.navigator?.storage;
  if (!storage?.estimate) return null;
  const [{ usage = 0, quota = 0 }, persisted] = await Promise.all([
    storage.estimate(),
    storage.persisted?.() ?? false,
  ]);
  return { usedBytes: usage, quotaBytes: quota, persisted };
}

/** Bytes left, never less than none; endless where the browser does not tell. */
export function roomLeft(room: StorageRoom | null): number {
  return room ? Math.max(0, room.quotaBytes - room.usedBytes) : Number.POSITIVE_INFINITY;
}
