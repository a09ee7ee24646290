import { useStore } from 'zustand';
import { fits } from '../../../../session/window/ready-window.ts';
import { useLiveStore } from '../../../page/live-context.tsx';
import { ProblemNote } from '../../../problems/ProblemNote.tsx';
import { weightsNow } from '../../state/comparison.ts';
import { useLab } from '../../store/lab-context.ts';
import { extractorsText, STANDARD, shapeOf, widthsText } from '../../store/material/input-shape.ts';

/** Says that a network which was chosen does not read what is looked at, or cannot be compared. */
export function MisfitNote() {
  const networks = useStore(useLiveStore().networks.state);
  const { a, b } = useLab((lab) => lab.comparison);
  const overview = useLab(({ subject, features }) =>
    subject.kind === 'features' ? (features?.overview ?? null) : null,
  );
  const made = overview ?? STANDARD;
  const first = shapeOf(weightsNow(a, networks).network, networks);
  const misfit = [a, b].find((setup) => {
    if (!setup) return false;
    const shape = shapeOf(weightsNow(setup, networks).network, networks);
    const steps = overview !== null || shape.steps === STANDARD.steps;
    return !fits(made, shape) || !steps || shape.classes !== first.classes || shape.steps !== first.steps;
  });
  if (!misfit) return null;
  const { network } = weightsNow(misfit, networks);
  const shape = shapeOf(network, networks);
  const read = `${network === 'own' ? 'model.json' : network}: ${widthsText(shape.widths)}, T ${shape.steps}, C ${shape.classes}`;
  const sides = [`${overview?.name ?? 'DBR Live'}: ${widthsText(made.widths)}`, read];
  const detail = [...sides, ...extractorsText(made, shape)].join('; ');
  return <ProblemNote problem={{ code: 'user-features-misfit', detail }} />;
}
