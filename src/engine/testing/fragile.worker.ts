import { EngineError } from '../engine-error.ts';
import { exposeWorker, outcomeOf } from '../worker-scope.ts';

/** A worker that fails in every way one can, for the supervisor's test. */
const api = {
  start: (how: 'well' | 'named' | 'throwing') =>
    outcomeOf(async () => {
      if (how === 'named') throw new EngineError('model-file-missing', 'face/face_landmarker.task');
      if (how === 'throwing') setTimeout(() => Promise.reject(new Error('late')));
      return 'started';
    }),
  double: (value: number) => 2 * value,
  refuse: () => {
    throw new Error('refused');
  },
  never: () => new Promise<number>(() => {}),
};

export type FragileApi = typeof api;
exposeWorker(api);
