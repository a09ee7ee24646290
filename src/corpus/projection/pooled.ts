import { modalityRows, type UtteranceTable } from '../../diagnostics/index.ts';
import { BRANCHES, MODALITIES } from '../../model/modalities.ts';
import type { PooledTable } from '../pooled-table.ts';

/** Before the rebalancing stages (S and P) or after them. */
export const STAGES_SHOWN = ['before', 'after'] as const;
export type StageShown = (typeof STAGES_SHOWN)[number];

/** Pooled vectors of both branches of the rows' modalities: up to six a row. */
export interface PooledVectors {
  /** [n] each: of which row, branch and modality, by their places among all. */
  rows: Int32Array;
  branch: Uint8Array;
  modality: Uint8Array;
  /** [n, width] */
  vectors: Float32Array;
  width: number;
}

const COLUMNS = {
  before: { shared: 'shared', private: 'private' },
  after: { shared: 'sharedRebalanced', private: 'privateRebalanced' },
} as const;

/** The vectors of the modalities that each row has. */
export function pooledVectors(table: PooledTable, rows: Int32Array, stage: StageShown): PooledVectors {
  const whole = table as UtteranceTable;
  const sets = BRANCHES.flatMap((branch, b) =>
    MODALITIES.map((modality, m) => {
      const { values: present } = modalityRows(whole, 'present', modality);
      return {
        b,
        m,
        vectors: modalityRows(whole, COLUMNS[stage][branch], modality),
        there: rows.filter((row) => present[row]),
      };
    }),
  );
  const n = sets.reduce((sum, { there }) => sum + there.length, 0);
  const width = sets[0]?.vectors.width ?? 1;
  const all: PooledVectors = {
    rows: new Int32Array(n),
    branch: new Uint8Array(n),
    modality: new Uint8Array(n),
    vectors: new Float32Array(n * width),
    width,
  };
  let at = 0;
  for (const { b, m, vectors, there } of sets) {
    for (const row of there) {
      all.rows[at] = row;
      all.branch[at] = b;
      all.modality[at] = m;
      for (let i = 0; i < width; i++) all.vectors[at * width + i] = vectors.values[row * width + i] as number;
      at += 1;
    }
  }
  return all;
}

/** Whether a network's stages change its pooled vectors at all: plain decoupling has none. */
export function isRebalanced({ columns }: PooledTable): boolean {
  const differ = (one: Float32Array, other: Float32Array) =>
    one !== other && one.some((value, at) => value !== other[at]);
  return (
    differ(columns.shared, columns.sharedRebalanced) || differ(columns.private, columns.privateRebalanced)
  );
}
