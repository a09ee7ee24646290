import { MEDIA_FILE_PROBLEM_CODES } from '../capture/media-file/media-file-error.ts';
import { FeatureError } from '../features/feature-error.ts';

/** What can go wrong in the workers, their model files and the backend. */
export const ENGINE_PROBLEM_CODES = [
  // Model files: `detail` is the file's path.
  'model-file-missing',
  'model-file-corrupt',
  'model-file-network',
  // `detail` is the file's path and which extractors differ.
  'model-other-extractors',
  // A person's own files: `detail` names them, and the trouble.
  'user-file-unknown',
  'user-files-many',
  'user-file-large',
  'user-features-unreadable',
  'user-features-misfit',
  // What was brought to the Corpus view: `detail` names it, and the trouble with row and column.
  'corpus-file-unknown',
  'corpus-table-unreadable',
  'corpus-session-empty',
  'corpus-session-unreadable',
  'corpus-apart',
  'user-weights-half',
  'user-weights-unreadable',
  ...MEDIA_FILE_PROBLEM_CODES,
  // Faces are found in pictures that WebGL holds, and this browser gives a worker none.
  'face-no-webgl',
  // Parts: `detail` is the library's own message.
  'part-failed',
  'part-unsupported',
  'worker-gave-up',
  'worker-not-loaded',
  // Notices: `detail` is the worker's name.
  'worker-restarted',
  'gpu-device-lost',
  // Why the backend is not the preferred one: `detail` is the adapter, the difference or the message.
  'backend-no-webgpu',
  'backend-software-gpu',
  'backend-self-test',
  'backend-failed',
  'backend-gpu-unstable',
] as const;
export type EngineProblemCode = (typeof ENGINE_PROBLEM_CODES)[number];

export interface EngineProblem {
  code: EngineProblemCode;
  detail?: string;
}

/** A failure the screen has sentences for. */
export class EngineError extends Error {
  constructor(
    readonly code: EngineProblemCode,
    readonly detail = '',
    options?: ErrorOptions,
  ) {
    super(detail ? `${code}: ${detail}` : code, options);
    this.name = 'EngineError';
  }
}

/** As plain data: an Error loses its own fields on the way out of a worker. */
export function problemOf(error: unknown): EngineProblem {
  if (error instanceof EngineError) return { code: error.code, detail: error.detail };
  // Every FeatureError says that a model's bytes are not what they should be.
  if (error instanceof FeatureError) return { code: 'model-file-corrupt', detail: error.message };
  return { code: 'part-failed', detail: error instanceof Error ? error.message : String(error) };
}
