import { z } from 'zod';
import { MODALITIES } from './modalities.ts';

/** What made the features of each modality, a name and a version such as "use-lite@1"; what is not known is not named. */
export const extractorNames = z.partialRecord(
  z.enum(MODALITIES),
  z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} ._@-]{0,79}$/u),
);
export type ExtractorNames = z.infer<typeof extractorNames>;
