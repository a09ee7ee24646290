import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { inProject } from '../project/project.ts';

const modelFile = z.object({
  /** The part of the app that needs the file. */
  id: z.enum(['text', 'face']),
  /** Where it is served, under `model-files/`. */
  path: z.string().regex(/^[a-z]+\/[\w.-]+$/),
  bytes: z.number().int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Where it lies in `node_modules` when a package brings it. */
  package: z.string().optional(),
  /** Its official address when no package brings it. */
  url: z.url().optional(),
  licence: z.string(),
});

/** One outside model file: what it is for, where it comes from and what it must hash to. */
export type ModelFile = z.infer<typeof modelFile>;

/** Reads models/manifest.json; throws when the list itself is malformed. */
export function readManifest(): ModelFile[] {
  return z.array(modelFile).parse(JSON.parse(readFileSync(inProject('models/manifest.json'), 'utf8')));
}
