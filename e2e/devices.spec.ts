import { existsSync } from 'node:fs';
import { inProject } from '../scripts/project.ts';
import { expect, test } from './fixtures.ts';
import { LOADING } from './live-page.ts';

const NO_CLIP =
  'no real face for the fake camera: neither data/av nor the portrait of Debian’s python3-imageio';
const NO_MODEL = 'no face model: it is not part of the project, and npm run models could not fetch it';
const FACE_MODEL = inProject('dist/model-files/face/face_landmarker.task');

test('a face before the camera is drawn as a mesh and counted as present', async ({ live, page }) => {
  test.skip(!process.env.DBR_E2E_CAMERA, NO_CLIP);
  test.skip(!existsSync(FACE_MODEL), NO_MODEL);
  await live.open();
  await page.getByTestId('use-camera').click();
  await expect(live.channel('camera')).toHaveAttribute('data-status', 'on', LOADING);
  await expect(page.locator('[data-testid="presence"] [data-modality="visual"]')).toHaveAttribute(
    'data-present',
    'true',
    LOADING,
  );
  const drawn = await live.facesDrawn();
  await expect.poll(() => live.facesDrawn(), LOADING).toBeGreaterThan(drawn + 5);
  await live.expectPrediction();
});

test('a voice at the microphone is heard as one', async ({ live, page }) => {
  await live.open();
  await live.switchOn('microphone');
  await expect(page.locator('[data-testid="presence"] [data-modality="acoustic"]')).toHaveAttribute(
    'data-present',
    'true',
    LOADING,
  );
  await live.expectPrediction();
});

test('each input is off again when it is switched off', async ({ live, page }) => {
  await live.open();
  await live.switchOn('microphone');
  await live.channel('microphone').click();
  await expect(live.channel('microphone')).toHaveAttribute('data-status', 'off');
  await expect(page.locator('[data-testid="presence"] [data-modality="acoustic"]')).toHaveAttribute(
    'data-present',
    'false',
    LOADING,
  );
});
