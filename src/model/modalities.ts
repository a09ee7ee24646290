/** The three modalities, in the order every tensor's leading dimension M has. */
export const MODALITIES = ['language', 'acoustic', 'visual'] as const;
export type Modality = (typeof MODALITIES)[number];

/** The two branches, in the order of the leading dimension of `contributions`. */
export const BRANCHES = ['shared', 'private'] as const;
export type Branch = (typeof BRANCHES)[number];

/** The six players of Shapley values, in the order of the two leading dimensions of `contributions`. */
export const PLAYERS = BRANCHES.flatMap((branch) => MODALITIES.map((modality) => ({ branch, modality })));

/** The rebalancing stages, in the order they run. */
export const STAGES = ['tsf', 'agpr', 'brf'] as const;
export type Stage = (typeof STAGES)[number];
/** Which of them are on. */
export type Stages = Record<Stage, boolean>;

/** The same thing of each modality, asked for in the order of `MODALITIES`. */
export function byModality<Value>(of: (modality: Modality) => Value): Record<Modality, Value> {
  return { language: of('language'), acoustic: of('acoustic'), visual: of('visual') };
}

/** The same thing of each stage, asked for in the order of `STAGES`. */
export function byStage<Value>(of: (stage: Stage) => Value): Record<Stage, Value> {
  return { tsf: of('tsf'), agpr: of('agpr'), brf: of('brf') };
}

export const ALL_STAGES: Stages = byStage(() => true);
export const NO_STAGES: Stages = byStage(() => false);
