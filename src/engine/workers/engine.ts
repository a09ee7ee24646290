import type { BackendRequest } from '../backend/backend.ts';
import { type Racing, UNREMEMBERED } from '../backend/backend-race.ts';
import type { EngineProblem } from '../engine-error.ts';
import { modelAddresses } from '../files/model-addresses.ts';
import { downloadNetwork, downloadSelfTest } from '../files/network-files.ts';
import type { WorkerState } from '../supervised-worker.ts';
import { type Acoustic, openAcoustic } from './acoustic/acoustic.ts';
import type { InferenceBackend } from './inference/api.ts';
import { type Inference, openInference } from './inference/inference.ts';
import { openSpeech, type Speech } from './speech/speech.ts';
import { openText, type Text } from './text/text.ts';
import type { FaceBackend } from './vision/api.ts';
import { openVision, type Vision } from './vision/vision.ts';

/** What loads in the background; each has a worker of its own and can be missing alone. */
export const PARTS = ['network', 'text', 'face', 'voice', 'speech'] as const;
export type Part = (typeof PARTS)[number];

export interface EngineOptions {
  /** Absolute address the app is served under, with the slash at the end. */
  baseUrl: string;
  request: BackendRequest;
  /** Folder below `models/` with the network to run. */
  network: string;
  /** By default no race is remembered, and one may change the backend at any time. */
  racing?: Racing;
  /** Which of the site's recognisers writes down what is said. */
  speechModel?: () => string;
  /** The same for the recogniser, and for the face model; without, none takes place. */
  speechRacing?: Racing | null;
  faceRacing?: Racing | null;
}

/** What the workers tell of themselves. */
export interface EngineListener {
  onPart(part: Part, state: WorkerState<unknown>): void;
  onBackend(backend: InferenceBackend): void;
  onFaceBackend(backend: FaceBackend): void;
  onNotice(problem: EngineProblem): void;
}

/** The five workers. None is started by opening, so whoever listens before the first start hears everything. */
export interface Engine {
  /** From now on; there is at most one listener. */
  listen(listener: EngineListener): void;
  inference: Inference;
  text: Text;
  vision: Vision;
  acoustic: Acoustic;
  speech: Speech;
  /** A face tracker of its own for the pictures of a file, beside the camera's. */
  openFaceTracker(onState: (state: WorkerState<unknown>) => void): Vision;
  /** The same workers by what they are for. */
  parts: Record<Part, Pick<Inference, 'start' | 'stop' | 'crash'>>;
}

export function openEngine({
  baseUrl,
  request,
  network,
  racing = UNREMEMBERED,
  speechModel = () => '',
  speechRacing = null,
  faceRacing = null,
}: EngineOptions): Engine {
  let listener: EngineListener | null = null;
  const onNotice = (problem: EngineProblem) => listener?.onNotice(problem);
  const at = (path: string) => new URL(path, baseUrl).href;
  const addresses = modelAddresses(baseUrl);
  const report = (part: Part) => ({
    onState: (state: WorkerState<unknown>) => listener?.onPart(part, state),
    onNotice,
  });
  const inference = openInference({
    ...report('network'),
    request,
    racing,
    wasmFolder: new URL('tfjs/', addresses.wasm).href,
    loadNetworkFiles: (onProgress) => downloadNetwork(at(`models/${network}/`), onProgress),
    loadSelfTest: () => downloadSelfTest(at(`models/${network}/`)),
    onState(state) {
      if (state.status === 'ready') listener?.onBackend(state.info);
      listener?.onPart('network', state);
    },
  });
  const text = openText({ ...report('text'), addresses });
  const vision = openVision({
    ...report('face'),
    addresses,
    racing: faceRacing,
    onState(state) {
      if (state.status === 'ready') listener?.onFaceBackend(state.info);
      listener?.onPart('face', state);
    },
  });
  const fvadAddress = new URL('fvad/fvad.wasm', addresses.wasm).href;
  const acoustic = openAcoustic({ ...report('voice'), fvadAddress });
  const speech = openSpeech({
    ...report('speech'),
    addresses,
    model: speechModel,
    request,
    racing: speechRacing,
  });
  return {
    listen(next) {
      listener = next;
    },
    inference,
    text,
    vision,
    acoustic,
    speech,
    // On what the camera's turned out to be faster on.
    openFaceTracker: (onState) =>
      openVision({ onState, onNotice, addresses, request: vision.backend?.name ?? 'cpu' }),
    parts: { network: inference, text, face: vision, voice: acoustic, speech },
  };
}
