import { EXTRACTORS, LANGUAGE_WIDTH, type TokenFrame, WINDOW_STEPS } from '../../features/frames.ts';
import type { StepSequence } from '../../features/step-sequence.ts';
import type { Sample } from '../../training/core/data/batch.ts';
import { sequenceOf } from '../../training/core/data/step-store.ts';
import type { TextTable } from '../texts/text-table.ts';
import type { RowSource } from './row-source.ts';

/** The tokens of each text; none of a text that cannot be read. */
export type Encode = (texts: readonly string[]) => Promise<readonly (readonly TokenFrame[])[]>;

/** Token vectors kept for the next network; those of further texts are made again. */
const MOST_KEPT_BYTES = 256e6;

/** Rows of which there are the words: their vectors are made when they are asked for. */
export function textRows({ corpus, texts }: TextTable, encode: Encode): RowSource {
  const kept = new Map<number, StepSequence | null>();
  let keptBytes = 0;

  async function make(rows: readonly number[]): Promise<void> {
    if (rows.length === 0) return;
    const encoded = await encode(rows.map((row) => texts[row] as string));
    for (const [index, row] of rows.entries()) {
      const tokens = (encoded[index] ?? []).slice(-WINDOW_STEPS);
      const steps = tokens.map(({ values }) => ({ values, valid: true }));
      const sequence = steps.length === 0 ? null : sequenceOf(steps, LANGUAGE_WIDTH);
      kept.set(row, sequence);
      keptBytes += sequence?.values.byteLength ?? 0;
    }
  }

  function sampleOf(row: number): Sample {
    return {
      steps: { language: kept.get(row) ?? null, acoustic: null, visual: null },
      label: corpus.label[row] as number,
      valences: { language: corpus.valences.language[row] as number, acoustic: null, visual: null },
    };
  }

  return {
    corpus,
    make: {
      widths: { language: LANGUAGE_WIDTH, acoustic: null, visual: null },
      extractors: { language: EXTRACTORS.language },
      classes: corpus.classes,
    },
    async samples(from, to) {
      const rows = Array.from({ length: to - from }, (_, index) => from + index);
      const unknown = rows.filter((row) => !kept.has(row));
      await make(unknown);
      const samples = rows.map(sampleOf);
      if (keptBytes > MOST_KEPT_BYTES) {
        for (const row of unknown) {
          keptBytes -= kept.get(row)?.values.byteLength ?? 0;
          kept.delete(row);
        }
      }
      return samples;
    },
  };
}
