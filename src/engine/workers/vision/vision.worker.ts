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
import { refuseOtherOrigins } from './refuse-other-origins.ts';

let landmarker: FaceLandmarker | null = null;
let extractor: VisualExtractor = createVisualExtractor();
let lastTimestamp = 0;

/** On the processor: over a software GL the GPU delegate is seven times slower, and webgpu has the network. */
async function load(addresses: ModelAddresses, onProgress: (progress: Progress) => void): Promise<void> {
  // Without it the library fails in the middle of its work, with words of its own: nothing is fetched for that.
  if (!hasWebGl()) throw new EngineError('face-no-webgl');
  const files = await readManifest(addresses, 'face');
  const [modelAssetBuffer] = await loadModelFiles(files, { baseUrl: addresses.modelFiles, onProgress });
  if (!modelAssetBuffer) throw new EngineError('model-file-missing', 'face/face_landmarker.task');
  refuseOtherOrigins(self);
  const wasm = await FilesetResolver.forVisionTasks(new URL('vision', addresses.wasm).href, true);
  landmarker = await FaceLandmarker.createFromOptions(wasm, {
    baseOptions: { modelAssetBuffer, delegate: 'CPU' },
    runningMode: 'VIDEO',
    numFaces: 1,
    outputFaceBlendshapes: true,
    outputFacialTransformationMatrixes: true,
  });
  warmUp(landmarker);
}

/** Whether a worker may use WebGL: pictures reach the face model as its textures, on the processor too. */
function hasWebGl(): boolean {
  const canvas = new OffscreenCanvas(1, 1);
  return (canvas.getContext('webgl2') ?? canvas.getContext('webgl')) !== null;
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

const api = {
  start: (addresses: ModelAddresses, onProgress: (progress: Progress) => void): Promise<Outcome<null>> =>
    outcomeOf(async () => {
      await load(addresses, onProgress);
      return null;
    }),
  /** The frame's face; the picture is closed. */
  detect,
  /** A new stream begins: its first frame has no head movement before it. */
  reset: () => {
    extractor = createVisualExtractor();
  },
};

export type VisionApi = typeof api;
exposeWorker(api);
