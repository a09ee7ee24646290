import { proxy, wrap } from 'comlink';
import { expect, it, onTestFinished } from 'vitest';
import { UNREMEMBERED } from '../../backend/backend-race.ts';
import { isClearlyFaster } from '../../backend/backend-times.ts';
import { modelAddresses } from '../../files/model-addresses.ts';
import type { WorkerState } from '../../supervised-worker.ts';
import type { FaceBackend, FaceDelegate, TimedFace } from './api.ts';
import { faceDifference, facesAgree } from './face-delegate.ts';
import { openVision } from './vision.ts';
import type { VisionApi } from './vision.worker.ts';

const addresses = modelAddresses(new URL('/', location.origin).href);
const [model, clip] = await Promise.all([
  fetch(new URL('face/face_landmarker.task', addresses.modelFiles), { method: 'HEAD' }),
  fetch('/portrait.mjpeg'),
]);
const missing = !model.ok
  ? 'The face model is not here: npm run models brings it.'
  : !clip.ok
    ? 'There is no picture of a face here: Debian’s python3-imageio has one.'
    : null;
if (missing) console.warn(`Skipped: ${missing}`);

/** The first of the pictures, which follow one another. */
async function picture(): Promise<ImageBitmap> {
  const bytes = new Uint8Array(await clip.clone().arrayBuffer());
  const end = bytes.findIndex((byte, i) => byte === 0xff && bytes[i + 1] === 0xd9);
  return createImageBitmap(new Blob([bytes.slice(0, end + 2)], { type: 'image/jpeg' }));
}

/** What a worker of its own makes of the picture. */
async function seenOn(delegate: FaceDelegate): Promise<TimedFace> {
  const worker = new Worker(new URL('./vision.worker.ts', import.meta.url), { type: 'module' });
  onTestFinished(() => worker.terminate());
  const api = wrap<VisionApi>(worker);
  const outcome = await api.start(
    addresses,
    delegate,
    proxy(() => undefined),
  );
  expect(outcome).toMatchObject({ ok: true, value: { name: delegate } });
  const face = await api.time(await picture());
  if (!face) throw new Error(`There is no face in the picture on ${delegate}.`);
  return face;
}

it.skipIf(missing)('is the same face on the processor and on the graphics card', async () => {
  const processor = await seenOn('cpu');
  const card = await seenOn('gpu');
  console.info('processor and graphics card:', {
    milliseconds: [processor.milliseconds, card.milliseconds],
    ...faceDifference(processor, card),
  });
  expect(facesAgree(processor, card)).toBe(true);
  expect(processor.blendshapes).toHaveLength(52);
  expect(processor.landmarks).toHaveLength(3 * 478);
});

it.skipIf(missing)('times both once a face was there, and goes on with the faster', async () => {
  const states: WorkerState<FaceBackend>[] = [];
  const vision = openVision({
    addresses,
    request: 'both',
    racing: UNREMEMBERED,
    onState: (state) => states.push(state),
    onNotice: ({ code, detail }) => {
      throw new Error(`${code}: ${detail}`);
    },
  });
  onTestFinished(() => vision.stop());
  vision.start();
  await expect.poll(() => vision.backend).toMatchObject({ name: 'cpu', adapter: '', times: null });
  let seconds = 0;
  const seesFace = async () => {
    seconds += 0.2;
    return (await vision.detect(await picture(), seconds))?.values?.length ?? null;
  };
  await expect
    .poll(async () => {
      await seesFace();
      return Object.keys(vision.backend?.times ?? {}).sort();
    })
    .toEqual(['cpu', 'gpu']);
  const { name, times } = vision.backend ?? { name: null, times: null };
  expect(name).toBe(isClearlyFaster(times ?? {}, 'gpu', 'cpu') ? 'gpu' : 'cpu');
  expect(await seesFace()).toBe(58);
});
