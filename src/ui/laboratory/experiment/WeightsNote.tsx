import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Stage } from '../../../model/modalities.ts';
import { chooseWeights, type Setup, trainedWith } from '../../../model/network-choice.ts';
import { TermText } from '../../glossary/TermText.tsx';
import { useFormat } from '../../locales/use-format.ts';
import { OnnxButton } from '../../onnx/OnnxButton.tsx';
import { useLiveStore } from '../../page/live-context.tsx';
import { ProblemNote } from '../../problems/ProblemNote.tsx';
import { weightsNow } from '../state/comparison.ts';
import classes from './WeightsNote.module.css';

interface WeightsNoteProps {
  side: 'a' | 'b';
  setup: Setup;
  onSetup(setup: Setup): void;
}

const stageNames = (stages: readonly Stage[]) => stages.map((stage) => stage.toUpperCase()).join(', ');

/** Which weights a setup runs on, how loading them goes, and the other way to leave its stages out. */
export function WeightsNote({ side, setup, onSetup }: WeightsNoteProps) {
  const { t } = useTranslation();
  const { networks } = useLiveStore();
  const known = useStore(networks.state);
  const weights = weightsNow(setup, known);
  const { network, trainedWithout, bypassed } = weights;
  const asked = setup.network;
  const ownFiles = known.own.status === 'ready' ? known.own.files : undefined;
  const alternative = trainedWith(setup.stages);
  const couldBeTrained = alternative !== 'dbr' && known[alternative].status !== 'absent';
  return (
    <div className={classes.note} data-testid={`lab-weights-${side}`} data-network={network}>
      <LoadingNote network={network} />
      {trainedWithout.length > 0 && (
        <span>
          <TermText>{t('lab.experiment.trainedWithout', { stages: stageNames(trainedWithout) })}</TermText>
        </span>
      )}
      {bypassed.length > 0 && (
        <span>
          <TermText>{t('lab.experiment.bypassed', { stages: stageNames(bypassed) })}</TermText>
        </span>
      )}
      {network !== asked && <span>{t('lab.experiment.notThere', { path: `models/${asked}` })}</span>}
      {network === 'own' && ownFiles && (
        <OnnxButton files={async () => ownFiles} testId={`lab-onnx-${side}`} />
      )}
      {network !== 'dbr' && network !== 'own' && (
        <button type="button" onClick={() => onSetup(chooseWeights(setup, false))}>
          {t('lab.experiment.useSame')}
        </button>
      )}
      {asked === 'dbr' && couldBeTrained && (
        <button type="button" onClick={() => onSetup(chooseWeights(setup, true))}>
          {t('lab.experiment.useTrained')}
        </button>
      )}
    </div>
  );
}

/** How loading a network goes; nothing once it is there. */
function LoadingNote({ network }: { network: ReturnType<typeof weightsNow>['network'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { networks } = useLiveStore();
  const state = useStore(networks.state, (known) => (network === 'dbr' ? null : known[network]));
  if (!state || network === 'dbr' || state.status === 'ready' || state.status === 'absent') return null;
  if (state.status === 'failed') {
    const retry = { label: t('parts.retry'), run: () => network !== 'own' && void networks.load(network) };
    return <ProblemNote problem={state.problem} retry={retry} />;
  }
  if (network === 'own') return <span>{t('lab.experiment.noOwn')}</span>;
  const loaded = state.status === 'loading' ? (state.progress?.loadedBytes ?? 0) : 0;
  return (
    <span role="status">
      {t('lab.experiment.loading', { name: t(`lab.network.${network}`) })}{' '}
      {loaded > 0 && t('parts.bytesSoFar', { loaded: format.megabytes(loaded) })}
    </span>
  );
}
