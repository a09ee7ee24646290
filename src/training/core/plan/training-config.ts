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
      /**
       * Files of which every epoch has so many training sentences besides; `alone`, never beside a voice or a face; drawn
       * from a `pool` of so many of the file's, where it holds more than are worth encoding.
       */
      portions: z
        .array(
          z.strictObject({
            file: z.string(),
            samples: count,
            alone: z.boolean().default(false),
            pool: count.optional(),
          }),
        )
        .default([]),
      /** Sentences made from templates in every epoch besides, alone. */
      behaviour: z.int().nonnegative().default(0),
      /** Files whose validation sentences choose the weights that are kept. */
      validation: z.array(z.string()).min(1),
    }),
    speech: z.string(),
    faces: z.string(),
    /** Takes: voices and faces of the same moments. */
    pairs: z.string().optional(),
    /** Errors of the takes' blendshapes; with `pairs`. */
    residuals: z.string().optional(),
    /** What people believe where voice and face differ; with `pairs`. */
    votes: z.string().optional(),
    /** Positive, negative and neutral voices and faces come equally often where any may. */
    levelled: z.boolean().default(false),
  }),
  samplesPerEpoch: count,
  /** How often what is drawn into the training compositions. */
  shares: z.strictObject({
    congruent: share,
    neutral: share,
    free: share,
    alone: share,
    languageAlone: share.optional(),
    takes: z.number().min(0).max(1).optional(),
    early: share.optional(),
    strangers: share.optional(),
    rerecorded: share.optional(),
  }),
  /** Fixed compositions of every validation sentence. */
  validationCompositions: count,
  ...others,
});

export type TrainingConfig = z.infer<typeof trainingConfigSchema>;
