import { useTranslation } from 'react-i18next';
import { BRANCHES, MODALITIES } from '../../../model/modalities.ts';
import { TermText } from '../../glossary/TermText.tsx';
import { ScaleControl } from './ScaleControl.tsx';
import classes from './ScaleGrid.module.css';
import { groupId, type PlayerGroup, scaleOf, withScale } from './scales.ts';

interface ScaleGridProps {
  side: 'a' | 'b';
  scales: readonly number[];
  onScales(scales: number[]): void;
}

/** The six players by branch and modality, with a control for each branch and each modality as a whole. */
export function ScaleGrid({ side, scales, onScales }: ScaleGridProps) {
  const { t } = useTranslation();
  const control = (group: PlayerGroup, label: string) => (
    <ScaleControl
      id={`${side}-${groupId(group)}`}
      label={label}
      scale={scaleOf(scales, group)}
      onScale={(scale) => onScales(withScale(scales, group, scale))}
    />
  );
  return (
    <div className={classes.scroll}>
      <table className={classes.grid} data-testid={`lab-scales-${side}`}>
        <caption>
          <TermText>{t('lab.experiment.scalesAbout')}</TermText>
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('lab.experiment.whole')}</th>
            {MODALITIES.map((modality) => (
              <th key={modality} scope="col">
                {t(`modality.${modality}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('lab.experiment.whole')}</th>
            <td>{control({}, t('lab.experiment.everything'))}</td>
            {MODALITIES.map((modality) => (
              <td key={modality}>{control({ modality }, t(`modality.${modality}`))}</td>
            ))}
          </tr>
          {BRANCHES.map((branch) => (
            <tr key={branch}>
              <th scope="row">{t(`branch.${branch}`)}</th>
              <td>{control({ branch }, t(`branch.${branch}`))}</td>
              {MODALITIES.map((modality) => {
                const names = { branch: t(`branch.${branch}`), modality: t(`modality.${modality}`) };
                return <td key={modality}>{control({ branch, modality }, t('heatmap.name', names))}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
