import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { inProject } from '../project/project.ts';

const recorded = z.object({ bytes: z.int().positive(), sha256: z.string().regex(/^[0-9a-f]{64}$/) });

const speechModel = z.object({
  /** On huggingface.co. */
  repository: z.string().regex(/^[\w-]+\/[\w.-]+$/),
  /** Knows other languages than English. */
  multilingual: z.boolean(),
  /** Of all its files together, to be said before they were ever seen. */
  aboutMegabytes: z.number().positive(),
  /** The commit its files are taken from: that of the first download, and that one ever after. */
  revision: z
    .string()
    .regex(/^[0-9a-f]{40}$/)
    .nullable(),
  /** What was seen first of each file; anything else is refused. */
  files: z.record(z.string(), recorded),
});

export type SpeechEntry = z.infer<typeof speechModel>;
export type SpeechManifest = Record<string, SpeechEntry>;

/** What the app loads of a repository: setup, tokenizer, and both networks with weights of eight bits. */
export const SPEECH_FILES = [
  'config.json',
  'generation_config.json',
  'preprocessor_config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'onnx/encoder_model_quantized.onnx',
  'onnx/decoder_model_merged_quantized.onnx',
] as const;

/** The encoder of 32 bits, which graphics cards run faster than processors run that of eight. */
export const GRAPHICS_ENCODER = 'onnx/encoder_model.onnx';

export const speechManifestPath = inProject('models/speech.json');

/** Reads models/speech.json; throws when the list itself is malformed. */
export function readSpeechManifest(path = speechManifestPath): SpeechManifest {
  return z.record(z.string(), speechModel).parse(JSON.parse(readFileSync(path, 'utf8')));
}

export function writeSpeechManifest(manifest: SpeechManifest, path = speechManifestPath): void {
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
}
