import type { Intervention } from './intervention.ts';
import { ALL_STAGES, byStage, NO_STAGES, PLAYERS, STAGES, type Stage, type Stages } from './modalities.ts';

/** The networks a setup can run: folders of `models/`, and the weights a person brings. */
export const NETWORKS = ['dbr', 'plain', 'no-tsf', 'no-agpr', 'no-brf', 'own'] as const;
export type NetworkName = (typeof NETWORKS)[number];

/** A changed network: which weights, which stages, and how much of each player. */
export interface Setup extends Intervention {
  network: NetworkName;
}

const AS_THEY_ARE = PLAYERS.map(() => 1);

/** The network as it runs in the Live view, and what it is compared with. */
export const DBR_SETUP: Setup = { network: 'dbr', stages: ALL_STAGES, scales: AS_THEY_ARE };
export const PLAIN_SETUP: Setup = { network: 'plain', stages: NO_STAGES, scales: AS_THEY_ARE };

/** The stages a network was trained without; those of a person's own are in its configuration. */
const TRAINED_WITHOUT: Record<Exclude<NetworkName, 'own'>, readonly Stage[]> = {
  dbr: [],
  plain: STAGES,
  'no-tsf': ['tsf'],
  'no-agpr': ['agpr'],
  'no-brf': ['brf'],
};

/** Which weights a setup runs on, and how each stage that does not run came to be out. */
export interface Weights {
  network: NetworkName;
  /** The weights were trained without these. */
  trainedWithout: readonly Stage[];
  /** These were trained and are bypassed: the same weights, the stage left out. */
  bypassed: readonly Stage[];
}

/**
 * The weights a setup runs on. A network trained without a stage that is not there is stood in for by DBR with the
 * same stages bypassed, and `bypassed` says so.
 * @param absent networks whose files are not there
 * @param userStages stages of the person's own network, when it is the one
 */
export function weightsOf(
  { network, stages }: Pick<Setup, 'network' | 'stages'>,
  absent: ReadonlySet<NetworkName>,
  userStages: Stages = ALL_STAGES,
): Weights {
  const isOut = (stage: Stage) => !stages[stage];
  if (network === 'own') {
    const trainedWithout = STAGES.filter((stage) => !userStages[stage]);
    return { network, trainedWithout, bypassed: STAGES.filter((s) => userStages[s] && isOut(s)) };
  }
  const trainedWithout = TRAINED_WITHOUT[network];
  if (absent.has(network) && network !== 'dbr') {
    return {
      network: 'dbr',
      trainedWithout: [],
      bypassed: STAGES.filter((stage) => isOut(stage) || trainedWithout.includes(stage)),
    };
  }
  const bypassed = STAGES.filter((stage) => isOut(stage) && !trainedWithout.includes(stage));
  return { network, trainedWithout, bypassed };
}

/** What the weights are run with: everything they have but what is bypassed, the players scaled as asked. */
export function interventionOf({ bypassed }: Weights, { scales }: Pick<Setup, 'scales'>): Intervention {
  return { stages: byStage((stage) => !bypassed.includes(stage)), scales };
}

/** The network trained with exactly these stages; DBR where none was, as with two of the three off. */
export function trainedWith(stages: Stages): Exclude<NetworkName, 'own'> {
  const off = STAGES.filter((stage) => !stages[stage]);
  const [only] = off;
  if (off.length === STAGES.length) return 'plain';
  return off.length === 1 && only ? `no-${only}` : 'dbr';
}

/** A stage switched: to the weights trained that way where there are any. A person's own network stays itself. */
export function switchStage(setup: Setup, stage: Stage, on: boolean): Setup {
  const stages = { ...setup.stages, [stage]: on };
  return { ...setup, stages, network: setup.network === 'own' ? 'own' : trainedWith(stages) };
}

/** Another network with all the stages it has; the scales stay. */
export function chooseNetwork({ scales }: Setup, network: NetworkName): Setup {
  const without = network === 'own' ? [] : TRAINED_WITHOUT[network];
  return { network, stages: byStage((stage) => !without.includes(stage)), scales };
}

/** The same stages with the weights trained that way, or with DBR's own and the stages bypassed. */
export function chooseWeights(setup: Setup, trained: boolean): Setup {
  return { ...setup, network: trained ? trainedWith(setup.stages) : 'dbr' };
}
