import type { DbrConfig } from './config.ts';
import { ALL_STAGES, byStage, PLAYERS, type Stages } from './modalities.ts';

/** The most a player can be scaled by. */
export const LARGEST_SCALE = 2;

/** What is changed of a network while it runs; its weights stay as they are. */
export interface Intervention {
  /** A stage that is off is bypassed; one the network never had stays away whatever is asked. */
  stages: Stages;
  /** A factor for each of PLAYERS, 0 to 2, on its steps' way into BRF; exactly 0 takes the player out. */
  scales: readonly number[];
}

/** The network as it was trained. */
export const NO_INTERVENTION: Intervention = {
  stages: ALL_STAGES,
  scales: PLAYERS.map(() => 1),
};

/** Whether it leaves the network as it was trained. */
export function isNone({ stages, scales }: Intervention): boolean {
  return Object.values(stages).every((on) => on) && scales.every((scale) => scale === 1);
}

/** The stages that run: those the network has and nobody switched off. */
export function stagesRun({ stages: has }: Pick<DbrConfig, 'stages'>, { stages: on }: Intervention): Stages {
  return byStage((stage) => has[stage] && on[stage]);
}
