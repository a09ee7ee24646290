import { en } from '../src/ui/locales/en/en.ts';
import { expect, test } from './fixtures.ts';

const NO_CLIP =
  'no real face for the fake camera: neither data/av nor the portrait of Debian’s python3-imageio';
const NO_MODEL = 'no face model: it is not part of the project, and npm run models could not fetch it';

test('a face before the camera is drawn as a mesh and counted as present', async ({ live, page }) => {
  test.skip(!process.env.DBR_E2E_CAMERA, NO_CLIP);
  const model = await page.request.head('./model-files/face/face_landmarker.task');
  test.skip(!model.ok(), NO_MODEL);
  await live.open();
  await live.switchAllOn();
  await expect(live.channel('camera')).toHaveAttribute('data-status', 'on');
  await expect(page.locator('[data-testid="presence"] [data-modality="visual"]')).toHaveAttribute(
    'data-present',
    'true',
  );
  await live.expectFacesDrawn(5);
  await live.expectPrediction();
});

test('a face rests for two seconds, is measured against that from then on, and until it is forgotten', {
  tag: '@long',
}, async ({ live, page }) => {
  test.skip(!process.env.DBR_E2E_CAMERA, NO_CLIP);
  const model = await page.request.head('./model-files/face/face_landmarker.task');
  test.skip(!model.ok(), NO_MODEL);
  const rest = page.getByTestId('rest-face');
  await live.open();
  await live.switchOn('camera');
  await expect(page.locator('[data-testid="presence"] [data-modality="visual"]')).toHaveAttribute(
    'data-present',
    'true',
  );
  await rest.getByRole('button', { name: en.rest.start }).click();
  await expect(rest).toHaveAttribute('data-status', 'measuring');
  await expect(rest).toHaveAttribute('data-status', 'set');
  await rest.getByRole('button', { name: en.rest.forget }).click();
  await expect(rest).toHaveAttribute('data-status', 'unset');
});

test('a voice at the microphone is heard as one, and is gone when it is switched off', async ({
  live,
  page,
}) => {
  const voice = page.locator('[data-testid="presence"] [data-modality="acoustic"]');
  await live.open();
  await live.switchOn('microphone');
  await expect(voice).toHaveAttribute('data-present', 'true');
  await live.expectPrediction();
  await live.channel('microphone').click();
  await expect(live.channel('microphone')).toHaveAttribute('data-status', 'off');
  await expect(voice).toHaveAttribute('data-present', 'false');
});

test('a black picture and silence give no number, and both are said; what was is grey and says how old it is', {
  tag: '@long',
}, async ({ live, page }) => {
  // Devices as they are under a cover and behind a mute key: they run, and send nothing.
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = async ({ video, audio }: MediaStreamConstraints = {}) => {
      const tracks: MediaStreamTrack[] = [];
      if (video) {
        const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
        const context = canvas.getContext('2d');
        setInterval(() => context?.fillRect(0, 0, 640, 480), 40);
        tracks.push(...canvas.captureStream(25).getTracks());
      }
      if (audio) tracks.push(...new AudioContext().createMediaStreamDestination().stream.getTracks());
      return new MediaStream(tracks);
    };
  });
  await live.open();
  await live.logitOf('I loved this film');
  await live.input.press('Enter');
  await live.switchAllOn();
  await expect(live.channel('camera')).toHaveAttribute('data-status', 'on');
  await expect(live.channel('microphone')).toHaveAttribute('data-status', 'on');
  await expect(page.getByTestId('not-heard')).toHaveText(en.capture.notHeard);
  if ((await page.request.head('./model-files/face/face_landmarker.task')).ok())
    await expect(page.getByTestId('not-seen')).toHaveText(en.capture.notSeen.dark);

  await page.getByTestId('transcript-clear').click();
  await expect.poll(() => live.valueOf(live.sentiment)).toBeNull();
  await expect(page.getByTestId('past').first()).toBeVisible();
});
