import * as tf from '@tensorflow/tfjs';
import { DEFAULT_CONFIG } from '../src/features/default-config.ts';
import { writeNpz } from '../src/features/npz/npz-writer.ts';
import { createNetwork, serializeNetwork } from '../src/model/index.ts';
import { dropFiles } from './drop-files.ts';
import { expect, test } from './fixtures.ts';
import { expectSettled, openRecording, table } from './laboratory-page.ts';

/** Features and a network of other widths, another length, and four classes. */
const CONFIG = {
  ...DEFAULT_CONFIG,
  widths: { language: 6, acoustic: 3, visual: 2 },
  steps: 7,
  width: 8,
  heads: 2,
  classes: 4,
};
const CLASSES = ['joke', 'thank', 'leave', 'praise'];

interface UserFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const own = (name: string, buffer: Buffer): UserFile => ({
  name,
  mimeType: 'application/octet-stream',
  buffer,
});

async function features(): Promise<UserFile> {
  const array = (width: number) => ({
    shape: [3, CONFIG.steps, width],
    values: Float32Array.from({ length: 3 * CONFIG.steps * width }, (_, i) => Math.sin(1 + i)),
  });
  const { language, acoustic, visual } = CONFIG.widths;
  const blob = await writeNpz({
    language: array(language),
    acoustic: array(acoustic),
    visual: array(visual),
    labels: { shape: [3], values: Int32Array.of(3, 0, 1) },
    classes: { shape: [4], values: CLASSES },
  });
  return own('intents.npz', Buffer.from(await blob.arrayBuffer()));
}

async function weights(): Promise<UserFile[]> {
  await tf.setBackend('cpu');
  const { json, bytes } = serializeNetwork(createNetwork(CONFIG, 4));
  return [
    own('model.json', Buffer.from(JSON.stringify(json))),
    own('weights.bin', Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
  ];
}

test('features of other widths and weights that read them work together, class by class', {
  tag: '@long',
}, async ({ live, page }) => {
  await openRecording(live, page, 'flat');
  const [npz, files] = [await features(), await weights()];
  await dropFiles(page, [npz]);
  await live.expectProblem('user-features-misfit', { detail: 'intents.npz: 6 / 3 / 2' });
  await page.getByTestId('lab-user-input').setInputFiles(files);
  await expect(page.getByTestId('lab-subject-features')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByTestId('lab-sample-label')).toContainText('1 of 3 · labelled praise');
  await expectSettled(live, page);

  for (const name of ['thank', 'praise']) {
    const option = page.getByTestId('lab-class').locator('option', { hasText: name });
    await page.getByTestId('lab-class').selectOption((await option.getAttribute('value')) ?? '');
    const logit = await expectSettled(live, page);
    const contributions = await table(page, 'Contributions');
    expect(contributions.pop()?.branch).toBe('prediction');
    const sum = contributions.reduce((total, row) => total + Number(row.logit_share), 0);
    expect(sum).toBeCloseTo(logit, 4);
    const steps = contributions.filter((row) => row.branch === 'shared' && row.modality === 'visual');
    expect(steps).toHaveLength(CONFIG.steps);
  }

  await page.getByTestId('lab-sample').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('lab-sample-label')).toContainText('2 of 3 · labelled joke');
  // Back on a sample session a network that reads it is there again.
  await page.getByTestId('lab-subject-flat').click();
  await expect(page.getByTestId('lab-moment')).toBeVisible();
  await expect(page.getByTestId('lab-class-head')).toHaveCount(0);
});

test('broken material is refused by name, and the view keeps what it had', { tag: '@long' }, async ({
  live,
  page,
}) => {
  const before = await openRecording(live, page, 'flat');
  const [npz, files] = [await features(), await weights()];
  const [json, bytes] = files;
  if (!json || !bytes) throw new Error('no weights');
  const input = page.getByTestId('lab-user-input');
  await input.setInputFiles([own('cut.npz', npz.buffer.subarray(0, 300))]);
  await live.expectProblem('user-features-unreadable', { detail: 'cut.npz' });
  await input.setInputFiles([json, own('weights.bin', bytes.buffer.subarray(0, 1000))]);
  await live.expectProblem('user-weights-unreadable', { detail: '1000 bytes' });
  await input.setInputFiles([json]);
  await live.expectProblem('user-weights-half', { detail: 'model.json' });
  await dropFiles(page, [own('song.pdf', Buffer.from('x'))]);
  await live.expectProblem('file-unknown', { detail: 'song.pdf' });
  expect(await expectSettled(live, page)).toBe(before);
  await expect(page.getByTestId('lab-subject-flat')).toHaveAttribute('aria-pressed', 'true');
});
