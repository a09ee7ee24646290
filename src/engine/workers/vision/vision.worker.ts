import { FaceLandmarker, type FaceLandmarkerResult, FilesetResolver } from '@mediapipe/tasks-vision';
import type { VisualFrame } from '../../../features/frames.ts';
import {
  createVisualExtractor,
  type Face,
  type VisualExtractor,
} from '../../../features/visual/extractor.ts';
import { EngineError } from '../../engine-error.ts';
import { readManifest } from '../../files/manifest.ts';
import type { ModelAddresses } from '../../files/model-addresses.ts';
import { loadModelFiles } from '../../files/model-files.ts';
import type { Progress } from '../../progress.ts';
import { exposeWorker, type Outcome, outcomeOf } from '../../worker-scope.ts';
import type { FaceBackend, FaceRequest, TimedFace } from './api.ts';
import { faceBackend } from './face-delegate.ts';
import { refuseOtherOrigins } from './refuse-other-origins.ts';

let landmarker: FaceLandmarker | null = null;
let extractor: VisualExtractor = createVisualExtractor();
let lastTimestamp = 0;

async function load(
  addresses: ModelAddresses,
  request: FaceRequest,
  onProgress: (progress: Progress) => void,
): Promise<FaceBackend> {
  const card = webGlCard();
  // Without it the library fails in the middle of its work, with words of its own: nothing is fetched for that.
  if (card === null) throw new EngineError('face-no-webgl');
  const backend = faceBackend(request, card);
  const files = await readManifest(addresses, 'face');
  const [modelAssetBuffer] = await loadModelFiles(files, { baseUrl: addresses.modelFiles, onProgress });
  if (!modelAssetBuffer) throw new EngineError('model-file-missing', 'face/face_landmarker.task');
  refuseOtherOrigins(self);
  const wasm = await FilesetResolver.forVisionTasks(new URL('vision', addresses.wasm).href, true);
  landmarker = await FaceLandmarker.createFromOptions(wasm, {
    baseOptions: { modelAssetBuffer, delegate: backend.name === 'gpu' ? 'GPU' : 'CPU' },
    canvas: ownCanvas(),
    runningMode: 'VIDEO',
    numFaces: 1,
    outputFaceBlendshapes: true,
    outputFacialTransformationMatrixes: true,
  });
  warmUp(landmarker);
  return backend;
}

/**
 * What WebGL draws on; null where a worker may not use it: pictures reach the face model as its textures, on the processor
 * too.
 */
function webGlCard(): string | null {
  const canvas = new OffscreenCanvas(1, 1);
  const gl = canvas.getContext('webgl2') ?? canvas.getContext('webgl');
  if (!gl) return null;
  const named = gl.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER;
  return String(gl.getParameter(named) ?? '');
}

/** The library goes on without a word when the graphics card is taken away, and sees no face any more. */
function ownCanvas(): OffscreenCanvas {
  const canvas = new OffscreenCanvas(1, 1);
  canvas.addEventListener('webglcontextlost', () => {
    throw new Error('The graphics card was taken away.');
  });
  return canvas;
}

/** The first detection sets up the graph; a blank picture does for that. */
function warmUp(warmed: FaceLandmarker): void {
  const canvas = new OffscreenCanvas(64, 64);
  canvas.getContext('2d');
  const blank = canvas.transferToImageBitmap();
  warmed.detectForVideo(blank, nextTimestamp(0));
  blank.close();
}

/** MediaPipe wants milliseconds that only grow, also across sessions whose clocks start anew. */
function nextTimestamp(milliseconds: number): number {
  lastTimestamp = Math.max(lastTimestamp + 1, milliseconds);
  return lastTimestamp;
}

function faceOf({
  faceLandmarks: [points],
  faceBlendshapes: [blendshapes],
  facialTransformationMatrixes: [matrix],
}: FaceLandmarkerResult): Face | null {
  if (!points || !blendshapes || !matrix) return null;
  const landmarks = new Float32Array(3 * points.length);
  for (const [index, { x, y, z }] of points.entries()) landmarks.set([x, y, z], 3 * index);
  return {
    blendshapes: blendshapes.categories.map(({ score }) => score),
    matrix: matrix.data,
    landmarks,
  };
}

function detect(picture: VideoFrame | ImageBitmap, seconds: number): VisualFrame {
  if (!landmarker) throw new Error('Asked for a face before the face model was there.');
  try {
    const result = landmarker.detectForVideo(picture, nextTimestamp(seconds * 1000));
    return extractor.push(seconds, faceOf(result));
  } finally {
    picture.close();
  }
}

/** Of a picture that is timed: the first ones find the face and make what is made once. */
const TIMED_RUNS = 6;

/** The face in a picture, asked for again and again; null where there is none. The picture is closed. */
function time(picture: ImageBitmap): TimedFace | null {
  if (!landmarker) throw new Error('Asked for a time before the face model was there.');
  let milliseconds = Number.POSITIVE_INFINITY;
  let face: Face | null = null;
  for (let run = 0; run < TIMED_RUNS; run++) {
    const startedAt = performance.now();
    face = faceOf(landmarker.detectForVideo(picture, nextTimestamp(0)));
    milliseconds = Math.min(milliseconds, performance.now() - startedAt);
  }
  picture.close();
  return face?.landmarks
    ? { milliseconds, blendshapes: Array.from(face.blendshapes), landmarks: face.landmarks }
    : null;
}

const api = {
  start: (
    addresses: ModelAddresses,
    request: FaceRequest,
    onProgress: (progress: Progress) => void,
  ): Promise<Outcome<FaceBackend>> => outcomeOf(() => load(addresses, request, onProgress)),
  time,
  /** The frame's face; the picture is closed. */
  detect,
  /** A new stream begins: its first frame has no head movement before it. */
  reset: () => {
    extractor = createVisualExtractor();
  },
};

export type VisionApi = typeof api;
exposeWorker(api);
