/** The three modalities, in the order every tensor's leading dimension M has. */
export const MODALITIES = ['language', 'acoustic', 'visual'] as const;
export type Modality = (typeof MODALITIES)[number];

/** The two branches, in the order of the leading dimension of `contributions`. */
export const BRANCHES = ['shared', 'private'] as const;
export type Branch = (typeof BRANCHES)[number];
