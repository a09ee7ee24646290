import { useTranslation } from 'react-i18next';
import { ChartFigure, useChartExport } from '../../charts/frame/ChartHeader.tsx';
import { TermText } from '../../glossary/TermText.tsx';
import { useFormat } from '../../locales/use-format.ts';
import { type ComparedNumber, comparedNumbers, comparisonRows } from '../panel/compared-numbers.ts';
import { LabPanel } from '../panel/LabPanel.tsx';
import type { Side } from '../state/comparison.ts';
import { useLab } from '../store/lab-context.ts';
import classes from './ComparisonPanel.module.css';

const TERMS = ['contribution', 'balance', 'shapley'] as const;

/** The single numbers of both setups, side by side; nothing while one is looked at alone. */
export function ComparisonPanel() {
  const comparing = useLab((lab) => lab.comparison.b !== null);
  if (!comparing) return null;
  return (
    <LabPanel height={200} once>
      {({ a, b }) => b && <Comparison a={a} b={b} />}
    </LabPanel>
  );
}

function Comparison({ a, b }: { a: Side; b: Side }) {
  const { t } = useTranslation();
  const numbers = comparedNumbers(a, b);
  const column = (name: 'kind' | 'branch' | 'modality' | 'a' | 'b' | 'difference') =>
    t(`lab.compare.csv.${name}`);
  const source = useChartExport({
    name: 'lab-comparison',
    rows: () =>
      comparisonRows(numbers, [
        column('kind'),
        column('branch'),
        column('modality'),
        column('a'),
        column('b'),
        column('difference'),
      ]),
    picture: null,
  });
  const worth = numbers.findIndex(({ kind }) => kind === 'shapley');
  return (
    <ChartFigure
      id="lab-comparison"
      title={t('lab.compare.title')}
      info={t('lab.compare.info')}
      terms={TERMS}
      source={source}
    >
      <div className={classes.tables}>
        <Numbers caption={t('lab.compare.said')} numbers={numbers.slice(0, worth)} />
        <Numbers caption={t('lab.compare.worth')} numbers={numbers.slice(worth)} />
      </div>
    </ChartFigure>
  );
}

function Numbers({ caption, numbers }: { caption: string; numbers: readonly ComparedNumber[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = ({ kind, branch, modality }: ComparedNumber) =>
    branch && modality
      ? t('heatmap.name', { branch: t(`branch.${branch}`), modality: t(`modality.${modality}`) })
      : t(`lab.compare.number.${kind}`);
  return (
    <table className={classes.numbers}>
      <thead>
        <tr>
          <th scope="col">
            <TermText>{caption}</TermText>
          </th>
          <th scope="col">{t('lab.compare.side.a')}</th>
          <th scope="col">{t('lab.compare.side.b')}</th>
          <th scope="col">{t('lab.compare.side.difference')}</th>
        </tr>
      </thead>
      <tbody>
        {numbers.map((number) => {
          const { kind, branch, modality, a, b } = number;
          const id = ['lab-number', kind, branch, modality].filter(Boolean).join('-');
          return (
            <tr key={id} data-testid={id}>
              <th scope="row">
                <TermText>{name(number)}</TermText>
              </th>
              <td data-value={a}>{format.signed(a)}</td>
              <td data-value={b}>{format.signed(b)}</td>
              <td data-value={a - b}>
                <strong>{format.signed(a - b)}</strong>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
