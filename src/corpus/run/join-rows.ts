import { byModality, type Modality } from '../../model/modalities.ts';
import type { Sample } from '../../training/core/data/batch.ts';
import { commonMake, disunity, joinCorpora } from '../join.ts';
import type { RowMake, RowSource } from './row-source.ts';

/** Sources that are no one corpus: what differs. */
export class JoinError extends Error {
  override name = 'JoinError';
}

/**
 * Several sources as one, their rows one below the other.
 * @throws JoinError when their labels or features are not of one kind
 */
export function joinRows(sources: readonly RowSource[]): RowSource {
  const [first] = sources;
  if (!first) throw new JoinError('there are no rows');
  if (sources.length === 1) return first;
  const corpora = sources.map(({ corpus }) => corpus);
  const trouble = disunity(corpora);
  if (trouble) throw new JoinError(trouble);
  const ofEach = <Value>(of: (make: RowMake) => Partial<Record<Modality, Value | null>>) => {
    const common = commonMake(sources.map(({ corpus, make }) => ({ name: corpus.name ?? '', of: of(make) })));
    if (common.disunity) throw new JoinError(common.disunity);
    return common.of;
  };
  const widths = ofEach(({ widths: own }) => own);
  const extractors = ofEach<string>(({ extractors: own }) => own);
  const starts = corpora.map((_, index) => corpora.slice(0, index).reduce((sum, { rows }) => sum + rows, 0));
  return {
    corpus: joinCorpora(corpora),
    make: {
      widths: byModality((modality) => widths[modality] ?? null),
      extractors,
      classes: first.make.classes,
    },
    async samples(from, to) {
      const all: Sample[] = [];
      for (const [index, source] of sources.entries()) {
        const start = starts[index] as number;
        const [low, high] = [Math.max(0, from - start), Math.min(source.corpus.rows, to - start)];
        if (low < high) all.push(...(await source.samples(low, high)));
      }
      return all;
    },
  };
}
