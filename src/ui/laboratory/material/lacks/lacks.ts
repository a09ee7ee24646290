import type { LiveState, PartName } from '../../../../app/live-state.ts';
import type { ExtraNetworks } from '../../../../app/networks/extra-networks.ts';
import type { NetworkName } from '../../../../model/network-choice.ts';
import { SAMPLES } from '../../../../session/samples/samples.ts';
import { planOf, weightsNow } from '../../state/comparison.ts';
import type { LabState } from '../../state/lab-state.ts';
import { isEdited, isPastEnd } from '../../state/subject.ts';

/** Something without which nothing is shown. */
export type Lack =
  /** Only somebody else has it, or nobody: waiting does not help. */
  | { kind: 'unknown'; parts: readonly string[] }
  | { kind: 'live-elsewhere' }
  | { kind: 'file'; name: string }
  | { kind: 'user-weights' }
  | { kind: 'past-end'; seconds: number; durationSeconds: number }
  | { kind: 'nothing' }
  /** The text model failed or was cancelled. `recording`: a person can ask for the rest. */
  | { kind: 'unread'; recording: boolean }
  | { kind: 'problem' }
  /** On its way. */
  | { kind: 'opening'; id: string }
  | { kind: 'part'; part: PartName }
  | { kind: 'network'; side: 'a' | 'b'; network: NetworkName }
  | { kind: 'words' }
  | { kind: 'live' }
  | { kind: 'computing' };

type NeededState = Pick<LiveState, 'parts' | 'prediction'>;

/** What is missing before what is chosen can be shown, the material first; empty once it is shown. */
export function lacksOf(lab: LabState, live: NeededState, networks: ExtraNetworks): Lack[] {
  if (lab.exploration) return [];
  const material = materialLacks(lab, live);
  const found = [...material, ...networkLacks(lab, live, networks)];
  return found.length > 0 ? found : [{ kind: 'computing' }];
}

/** Whether what is missing comes by itself. */
export function isOnItsWay(lacks: readonly Lack[]): boolean {
  const way: readonly Lack['kind'][] = ['opening', 'part', 'network', 'words', 'live', 'computing'];
  return lacks.every(({ kind }) => way.includes(kind));
}

function materialLacks(lab: LabState, { parts, prediction }: NeededState): Lack[] {
  const { subject, unknown, problem, opening, opened, viewed, edits } = lab;
  const missing = (...names: PartName[]): Lack[] =>
    names.filter((part) => parts[part].status !== 'ready').map((part) => ({ kind: 'part', part }));
  const text = (recording: boolean): Lack[] => {
    const { status } = parts.text;
    const cannot = status === 'failed' || status === 'idle';
    return [...missing('text'), ...(cannot ? [{ kind: 'unread' as const, recording }] : [])];
  };
  if (unknown.length > 0) return [{ kind: 'unknown', parts: unknown }];
  if (problem) return [{ kind: 'problem' }];
  if (opening !== null) {
    // Of a kept session the voice is kept as features.
    const voice = SAMPLES.some(({ id }) => id === opening) ? missing('voice') : [];
    return [{ kind: 'opening', id: opening }, ...voice, ...text(true)];
  }
  switch (subject.kind) {
    case 'features':
      return subject.file === undefined ? [] : [{ kind: 'file', name: subject.file }];
    case 'text':
      return viewed ? [] : [...text(false), { kind: 'words' }];
    case 'live': {
      if (subject.page !== undefined) return [{ kind: 'live-elsewhere' }];
      if (viewed) return [];
      return prediction?.window.unread ? [...text(false), { kind: 'words' }] : [{ kind: 'live' }];
    }
    case 'recording': {
      if (viewed || !opened) return [];
      const { durationSeconds } = opened;
      if (isPastEnd(subject.seconds, durationSeconds)) {
        return [{ kind: 'past-end', seconds: subject.seconds, durationSeconds }];
      }
      return isEdited(edits) ? [...text(false), { kind: 'words' }] : [{ kind: 'nothing' }];
    }
  }
}

function networkLacks({ comparison }: LabState, { parts }: NeededState, networks: ExtraNetworks): Lack[] {
  const plan = planOf(comparison, networks);
  const sides = (['a', 'b'] as const).flatMap((side): Lack[] => {
    const setup = comparison[side];
    if (!setup || plan[side]) return [];
    const { network } = weightsNow(setup, networks);
    return [network === 'own' ? { kind: 'user-weights' } : { kind: 'network', side, network }];
  });
  const own = sides.findIndex(({ kind }) => kind === 'user-weights');
  const once = sides.filter(({ kind }, index) => kind !== 'user-weights' || index === own);
  return parts.network.status === 'ready' ? once : [{ kind: 'part', part: 'network' }, ...once];
}
