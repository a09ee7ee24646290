import { createHash } from 'node:crypto';
import type { SpeechModels } from '../../src/engine/files/speech-models.ts';
import { miniatureWhisper } from './whisper-files.ts';

const ID = 'miniature';

/** The miniature as a site would serve it: its files by their path below the folder of model files, and its entry in the list. */
export function servedMiniature(): {
  files: Map<string, Uint8Array<ArrayBuffer>>;
  models: SpeechModels['models'];
} {
  const files = new Map(
    [...miniatureWhisper()].map(([path, bytes]) => [`speech/${ID}/${path}`, bytes] as const),
  );
  const listed = [...files].map(([path, bytes]) => {
    return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
  const isGraphics = ({ path }: { path: string }) => path.endsWith('/encoder_model.onnx');
  const graphics = listed.find(isGraphics);
  const rest = listed.filter((file) => !isGraphics(file));
  return { files, models: [{ id: ID, multilingual: true, files: rest, graphics }] };
}
