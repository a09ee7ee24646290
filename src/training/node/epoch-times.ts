import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const epochEntry = z.object({ kind: z.literal('epoch'), epoch: z.int(), seconds: z.number() });

/**
 * Seconds of each epoch of the last run that `log` (log.jsonl, which runs append to) tells of; a run that was
 * interrupted and went on counts as one. None when there is no log.
 */
export async function epochSeconds(log: string): Promise<number[]> {
  const text = await readFile(log, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  let entries: z.infer<typeof epochEntry>[] = [];
  for (const line of text.split('\n')) {
    const entry = epochEntry.safeParse(jsonOf(line));
    if (!entry.success) continue;
    if (entry.data.epoch <= (entries.at(-1)?.epoch ?? -1)) entries = [];
    entries.push(entry.data);
  }
  return entries.map(({ seconds }) => seconds);
}

/** Null for a line that an interrupted run left half written. */
function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
