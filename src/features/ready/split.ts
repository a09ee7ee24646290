import { z } from 'zod';

/** Which part of the data a sample belongs to; training reads `train`, model selection `valid`. */
export const splitSchema = z.enum(['train', 'valid', 'test']);
export type Split = z.infer<typeof splitSchema>;
