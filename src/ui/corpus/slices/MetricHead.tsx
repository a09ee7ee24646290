import { useTranslation } from 'react-i18next';
import { useCorpus } from '../store/corpus-context.ts';
import { useColumnWords } from '../words/use-column-words.ts';

interface MetricHeadProps {
  /** What a line is of. */
  of: string;
  /** A column after those of the networks. */
  last?: string;
}

/** The head of a table of one metric: how many rows, each network, and what they differ by. */
export function MetricHead({ of, last }: MetricHeadProps) {
  const { t } = useTranslation('corpus');
  const words = useColumnWords();
  const compares = useCorpus((state) => state.b !== null);
  const names = [
    of,
    t('slices.n'),
    words.side('a'),
    ...(compares ? [words.side('b'), t('slices.difference')] : []),
    ...(last === undefined ? [] : [last]),
  ];
  return (
    <thead>
      <tr>
        {names.map((name, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two networks of one's own may be called the same
          <th key={column} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
