import { io } from '@tensorflow/tfjs';
import { z } from 'zod';
import { FeatureError } from '../feature-error.ts';
import type { SentenceEncoderSource } from './sentence-encoder.ts';

const graphSchema = z.object({
  modelTopology: z.looseObject({}),
  weightsManifest: z.array(
    z.object({
      paths: z.array(z.string()),
      weights: z.array(
        z.looseObject({ name: z.string(), shape: z.array(z.number()), dtype: z.enum(['float32', 'int32']) }),
      ),
    }),
  ),
});

type GraphFile = z.infer<typeof graphSchema>;

function readGraphFile(json: unknown): GraphFile {
  const parsed = graphSchema.safeParse(json);
  if (!parsed.success) {
    throw new FeatureError('textModelBroken', 'model.json is not a TensorFlow.js graph model.', {
      cause: parsed.error,
    });
  }
  return parsed.data;
}

/** Names of the weight files beside `model.json`, in the order their bytes belong. */
export function weightFileNames(modelJson: unknown): string[] {
  return readGraphFile(modelJson).weightsManifest.flatMap(({ paths }) => paths);
}

/**
 * Makes a source for `loadSentenceEncoder` of files already in memory.
 *
 * @param modelJson parsed `model.json`
 * @param shards the weight files' bytes in the order of `weightFileNames`
 * @param vocabulary parsed `vocab.json`
 * @throws FeatureError `textModelBroken` when the files do not belong together.
 */
export function sourceFromBytes(
  modelJson: unknown,
  shards: readonly Uint8Array[],
  vocabulary: unknown,
): SentenceEncoderSource {
  const { modelTopology, weightsManifest } = readGraphFile(modelJson);
  const weightSpecs = weightsManifest.flatMap(({ weights }) => weights);
  const expected = weightSpecs.reduce((sum, { shape }) => sum + 4 * shape.reduce((a, b) => a * b, 1), 0);
  const given = shards.reduce((sum, shard) => sum + shard.byteLength, 0);
  if (given !== expected) {
    throw new FeatureError(
      'textModelBroken',
      `The text encoder's weights are ${given} bytes, not ${expected}.`,
    );
  }
  const weightData = new Uint8Array(given);
  let offset = 0;
  for (const shard of shards) {
    weightData.set(shard, offset);
    offset += shard.byteLength;
  }
  return { graph: io.fromMemory({ modelTopology, weightSpecs, weightData: weightData.buffer }), vocabulary };
}
