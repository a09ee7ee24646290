import { z } from 'zod';
import { count, share, trainerFields } from './trainer-fields.ts';

const { architecture, ...others } = trainerFields;

/** Everything that fixes a training run besides its seed. Paths are relative to the data folder. */
export const trainingConfigSchema = z.strictObject({
  architecture,
  data: z.strictObject({
    text: z.strictObject({
      /** Files whose every training sentence is in every epoch. */
      whole: z.array(z.string()).min(1),
      /** Files whose training sentences fill the rest of an epoch, drawn afresh each time. */
      sampled: z.array(z.string()),
      /** Files whose validation sentences choose the weights that are kept. */
      validation: z.array(z.string()).min(1),
    }),
    speech: z.string(),
    faces: z.string(),
  }),
  samplesPerEpoch: count,
  /** How often what is drawn into the training compositions. */
  shares: z.strictObject({
    congruent: share,
    neutral: share,
    free: share,
    alone: share,
  }),
  /** Fixed compositions of every validation sentence. */
  validationCompositions: count,
  ...others,
});

export type TrainingConfig = z.infer<typeof trainingConfigSchema>;
