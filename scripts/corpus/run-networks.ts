import { basename } from 'node:path';
import { type GroupEffect, measureGroups } from '../../src/corpus/run/measure-groups.ts';
import { runKept } from '../../src/corpus/run/run-kept.ts';
import { runRows } from '../../src/corpus/run/run-rows.ts';
import { joinTables, type UtteranceTable } from '../../src/diagnostics/index.ts';
import type { FeatureFile } from '../../src/features/ready/feature-file.ts';
import { NETWORKS } from '../../src/model/index.ts';
import { requireFit } from '../../src/training/node/commands/evaluate-features.ts';
import { openNetwork } from '../../src/training/node/commands/open-network.ts';
import type { Translate } from '../../src/ui/corpus/words/column-words.ts';

/** What one network made of a file, row by row. */
export interface NetworkRows {
  /** Its folder's name, as columns of the table are called. */
  name: string;
  table: UtteranceTable;
  /** With some modalities alone, where that was asked for. */
  kept: Float64Array[] | null;
  /** What groups of features add, where that was asked for. */
  groups: GroupEffect[] | null;
}

/**
 * Runs the network of a folder over every row of a file. Needs a running tfjs backend.
 * @throws DataFileError when there is none, or it reads other features than the file holds
 */
export async function runNetwork(
  folder: string,
  features: FeatureFile,
  { missing, groups: grouped }: { missing: boolean; groups: boolean },
): Promise<NetworkRows> {
  const network = await openNetwork(folder);
  try {
    requireFit(folder, network, features);
    const tables: UtteranceTable[] = [];
    const begun = performance.now();
    await runRows(network, features.samples, 0, ({ from, table }) => {
      tables.push(table);
      const done = from + table.utterances;
      const rate = (1000 * done) / (performance.now() - begun);
      process.stderr.write(
        `${folder}: ${done} of ${features.samples.length} rows, ${rate.toFixed(0)} a second\n`,
      );
      return true;
    });
    const kept = missing ? await runKept(network, features.samples) : null;
    const table = await joinTables(tables);
    const groups = grouped ? await measureGroups(network, features.samples, table.columns.prediction) : null;
    return { name: basename(folder), table, kept, groups };
  } finally {
    network.dispose();
  }
}

/** What a network is called in words: those that ship have names, others that of their folder. */
export function shownName(name: string, t: Translate): string {
  const known = NETWORKS.find((one) => one === name && one !== 'own');
  return known ? t(`network.${known}`) : name;
}
