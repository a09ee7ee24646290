/** The three modalities, in the order every tensor's leading dimension M has. */
export const MODALITIES = ['language', 'acoustic', 'visual'] as const;
export type Modality = (typeof MODALITIES)[number];

/** The two branches, in the order of the leading dimension of `contributions`. */
export const BRANCHES = ['shared', 'private'] as const;
export type Branch = (typeof BRANCHES)[number];

/** The six players of Shapley values, in the order of the two leading dimensions of `contributions`. */
export const PLAYERS = BRANCHES.flatMap((branch) => MODALITIES.map((modality) => ({ branch, modality })));
