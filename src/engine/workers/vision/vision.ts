import { proxy, transfer } from 'comlink';
import type { VisualFrame } from '../../../features/frames.ts';
import { createRace, type Racing } from '../../backend/backend-race.ts';
import type { EngineProblem } from '../../engine-error.ts';
import type { ModelAddresses } from '../../files/model-addresses.ts';
import { type SupervisedWorker, superviseWorker, type WorkerState } from '../../supervised-worker.ts';
import type { FaceBackend, FaceDelegate, FaceRequest, TimedFace } from './api.ts';
import { facesAgree } from './face-delegate.ts';
import type { VisionApi } from './vision.worker.ts';

export interface VisionOptions {
  addresses: ModelAddresses;
  /** What the face model runs on; `auto` by default. */
  request?: FaceRequest;
  /** Where the outcome of a race is kept between visits, and when it may change what runs; null for none. */
  racing?: Racing | null;
  onState(state: WorkerState<FaceBackend>): void;
  onNotice(problem: EngineProblem): void;
}

export interface Vision {
  start(): void;
  stop(): void;
  /**
   * The face in a picture, stamped with its time. The picture is handed over and closed in any case.
   * Null while busy with another picture, not ready, or replaced before it answered.
   */
  detect(picture: VideoFrame | ImageBitmap, seconds: number): Promise<VisualFrame | null>;
  /** A new stream begins. */
  reset(): Promise<void>;
  /** What it runs on; null while it is not there. */
  readonly backend: FaceBackend | null;
  crash(): void;
}

type VisionWorker = SupervisedWorker<VisionApi>;

/** The face tracker in its worker, on a graphics card where that is faster. */
export function openVision({
  addresses,
  request = 'auto',
  racing = null,
  onState,
  onNotice,
}: VisionOptions): Vision {
  let backend: FaceBackend | null = null;
  let busy = false;
  /** A graphics card under which the face model died once is left alone. */
  let graphicsFailed = false;
  /** Takes the next picture with a face in it. */
  let wanted: ((picture: ImageBitmap) => void) | null = null;
  /** What is timed and compared: a picture of whoever is there, and the face at work in it. */
  let compared: { picture: ImageBitmap; face: TimedFace } | null = null;

  /** @param onAside is told of its state while another one sees */
  function openWorker(
    asked: FaceRequest,
    onAside: (state: WorkerState<FaceBackend>) => void = () => undefined,
  ): VisionWorker {
    const opened: VisionWorker = superviseWorker<VisionApi, FaceBackend>({
      create: () =>
        new Worker(new URL('./vision.worker.ts', import.meta.url), { type: 'module', name: 'vision' }),
      start: (api, onProgress) => api.start(addresses, graphicsFailed ? 'cpu' : asked, proxy(onProgress)),
      onState: (state) => (worker === opened ? show(state) : onAside(state)),
      onRestart(cause) {
        // What happens to one that only takes part in a race is nobody's trouble.
        if (worker !== opened) return;
        if (backend?.name === 'gpu') graphicsFailed = true;
        onNotice({ code: 'worker-restarted', detail: `vision: ${cause}` });
      },
    });
    return opened;
  }

  function show(state: WorkerState<FaceBackend>): void {
    backend = state.status === 'ready' ? state.info : null;
    onState(state);
  }

  async function timeOwn(): Promise<number | null> {
    forgetPicture();
    const picture = await new Promise<ImageBitmap>((resolve) => {
      wanted = resolve;
    });
    const face = await worker.call((api) => api.time(picture));
    compared = face && { picture, face };
    return face?.milliseconds ?? null;
  }

  /** How long another one takes for the picture that was timed; null when it does not see the same face in it. */
  async function timeOther(other: VisionWorker): Promise<number | null> {
    if (!compared && (await timeOwn()) === null) return null;
    if (!compared) return null;
    const { picture, face } = compared;
    const theirs = await other.call((api) => api.time(picture));
    return theirs && facesAgree(face, theirs) ? theirs.milliseconds : null;
  }

  function forgetPicture(): void {
    compared?.picture.close();
    compared = null;
  }

  let worker = openWorker(request);
  const race =
    racing &&
    createRace<FaceDelegate, FaceBackend>({
      ...racing,
      backend: () => backend,
      time: timeOwn,
      open(name, onAside) {
        const entered = openWorker(name, onAside);
        entered.start();
        return {
          time: () => timeOther(entered),
          stop: entered.stop,
          async takeOver(info) {
            // Of a race that is kept from an earlier visit, the faces are compared now.
            const agrees = compared !== null || (await timeOther(entered)) !== null;
            forgetPicture();
            if (!agrees) return entered.stop();
            const before = worker;
            worker = entered;
            show({ status: 'ready', info });
            before.stop();
          },
        };
      },
      onTimes(times) {
        forgetPicture();
        if (backend) show({ status: 'ready', info: { ...backend, times } });
      },
    });

  return {
    start: () => worker.start(),
    stop() {
      race?.end();
      forgetPicture();
      worker.stop();
    },
    get backend() {
      return backend;
    },
    async detect(picture, seconds) {
      if (busy || !backend) {
        picture.close();
        return null;
      }
      busy = true;
      try {
        const copy = wanted && (await createImageBitmap(picture).catch(() => null));
        const frame = await worker.call((api) => api.detect(transfer(picture, [picture]), seconds));
        if (copy && wanted && frame?.values) {
          wanted(copy);
          wanted = null;
        } else copy?.close();
        // Nobody waits for the race: it is run when a face is on the screen.
        if (frame?.values) race?.begin();
        return frame;
      } finally {
        busy = false;
      }
    },
    async reset() {
      await worker.call((api) => api.reset());
    },
    crash: () => worker.crash(),
  };
}
