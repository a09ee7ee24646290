import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-cpu';
import { loadNetwork, NetworkFileError } from '../../../model/index.ts';
import { exportOnnx } from '../../../model/onnx/export-onnx.ts';
import { EngineError } from '../../engine-error.ts';
import type { NetworkFiles } from '../../files/network-files.ts';
import { exposeWorker, type Outcome, outcomeOf } from '../../worker-scope.ts';

async function write({ json, bytes }: NetworkFiles): Promise<Uint8Array> {
  // Nothing is computed but once to see what the network does: no backend would be quicker there.
  await tf.setBackend('cpu');
  try {
    return await exportOnnx(loadNetwork(json, bytes));
  } catch (cause) {
    if (!(cause instanceof NetworkFileError)) throw cause;
    throw new EngineError('user-weights-unreadable', cause.message, { cause });
  }
}

const api = {
  write: (files: NetworkFiles): Promise<Outcome<Uint8Array>> => outcomeOf(() => write(files)),
};

export type OnnxApi = typeof api;
exposeWorker(api);
