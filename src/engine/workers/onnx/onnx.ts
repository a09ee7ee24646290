import type { NetworkFiles } from '../../files/network-files.ts';
import { oneShotWorker } from '../../one-shot-worker.ts';
import type { Outcome } from '../../worker-scope.ts';
import type { OnnxApi } from './onnx.worker.ts';

/**
 * A stored network as an ONNX model, written in a worker that is there for this alone.
 * @returns the problem `user-weights-unreadable` when the files are no network
 */
export function writeOnnx(files: NetworkFiles): Promise<Outcome<Uint8Array>> {
  const { api, answer, close } = oneShotWorker<OnnxApi>(
    new Worker(new URL('./onnx.worker.ts', import.meta.url), { type: 'module', name: 'onnx' }),
  );
  return answer(api.write(files)).finally(close);
}
