import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Page } from 'playwright';
import { readManifest } from '../model-files/manifest.ts';
import { obtain, storeFolder } from '../model-files/obtain.ts';
import { chromiumFlags, findChromium } from '../project/chromium.ts';
import { inProject } from '../project/project.ts';

const VISION = 'node_modules/@mediapipe/tasks-vision';
const TYPES: Record<string, string> = {
  js: 'text/javascript',
  mjs: 'text/javascript',
  wasm: 'application/wasm',
};

/** What FaceLandmarker sees in one picture. */
export interface SeenFace {
  width: number;
  height: number;
  /** 478 x (x, y, z), image coordinates 0..1 (z in the scale of x). */
  landmarks: number[];
  /** 52 scores by name. */
  blendshapes: Record<string, number>;
  /** 4 x 4, column by column. */
  matrix: number[];
}

/** Runs `work` with a page in a headless Chromium in which FaceLandmarker is served from this project's own files. */
export async function withLandmarkerPage<T>(work: (page: Page) => Promise<T>): Promise<T> {
  const file = readManifest().find(({ id }) => id === 'face');
  if (!file) throw new Error('models/manifest.json names no face model');
  await obtain(file);
  const served: Record<string, string> = {
    '/vision.mjs': inProject(VISION, 'vision_bundle.mjs'),
    '/wasm/vision_wasm_internal.js': inProject(VISION, 'wasm/vision_wasm_internal.js'),
    '/wasm/vision_wasm_internal.wasm': inProject(VISION, 'wasm/vision_wasm_internal.wasm'),
    '/face.task': `${storeFolder}/${file.path}`,
  };
  const server = createServer((request, response) => {
    const path = served[request.url ?? ''];
    response.setHeader('Content-Type', TYPES[path?.split('.').at(-1) ?? ''] ?? 'text/html');
    response.end(path ? readFileSync(path) : '<!doctype html>');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const browser = await chromium.launch({ ...findChromium(), args: chromiumFlags });
  try {
    const page = await browser.newPage();
    // The library reports usage to its maker; nothing here does.
    await page.route(
      ({ hostname }) => hostname !== '127.0.0.1',
      (route) => route.abort(),
    );
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return await work(page);
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

/** FaceLandmarker's answer to one picture (PNG or JPEG bytes). @throws when there is no face in it. */
export function seeFace(page: Page, picture: Buffer): Promise<SeenFace> {
  return page.evaluate(async (base64) => {
    const address = '/vision.mjs';
    const vision: typeof import('@mediapipe/tasks-vision') = await import(address);
    const landmarker = await vision.FaceLandmarker.createFromOptions(
      await vision.FilesetResolver.forVisionTasks('/wasm'),
      {
        baseOptions: { modelAssetPath: '/face.task', delegate: 'CPU' },
        outputFaceBlendshapes: true,
        outputFacialTransformationMatrixes: true,
      },
    );
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
    const seen = landmarker.detect(bitmap);
    landmarker.close();
    const landmarks = seen.faceLandmarks[0];
    const matrix = seen.facialTransformationMatrixes[0];
    if (!landmarks || !matrix) throw new Error('no face in the picture');
    return {
      width: bitmap.width,
      height: bitmap.height,
      landmarks: landmarks.flatMap(({ x, y, z }) => [x, y, z]),
      blendshapes: Object.fromEntries(
        (seen.faceBlendshapes[0]?.categories ?? []).map(({ categoryName, score }) => [categoryName, score]),
      ),
      matrix: matrix.data,
    };
  }, picture.toString('base64'));
}
