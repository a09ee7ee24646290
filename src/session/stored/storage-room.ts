import { within } from './bounded.ts';

/** What this page has of the browser's storage. */
export interface StorageRoom {
  usedBytes: number;
  /** What the browser allows this page in all. */
  quotaBytes: number;
  /** The browser has promised not to clear it by itself. */
  persisted: boolean;
}

/** Room is told at once or not at all. */
const ANSWER_MILLISECONDS = 2000;

/** Null where the browser does not tell. */
export async function storageRoom(): Promise<StorageRoom | null> {
  const storage = globalThis.navigator?.storage;
  if (!storage?.estimate) return null;
  const asked = Promise.all([storage.estimate(), storage.persisted?.() ?? false]);
  const told = await within(asked, ANSWER_MILLISECONDS).catch(() => null);
  if (!told) return null;
  const [{ usage = 0, quota = 0 }, persisted] = told;
  return { usedBytes: usage, quotaBytes: quota, persisted };
}

/** Bytes left, never less than none; endless where the browser does not tell. */
export function roomLeft(room: StorageRoom | null): number {
  return room ? Math.max(0, room.quotaBytes - room.usedBytes) : Number.POSITIVE_INFINITY;
}
