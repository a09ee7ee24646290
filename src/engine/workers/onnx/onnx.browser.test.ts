import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { exportOnnx } from '../../../model/onnx/export-onnx.ts';
import { useBackend } from '../../../model/testing/backends.ts';
import { networkFor, TINY_CONFIG } from '../../../model/testing/windows.ts';
import { serializeNetwork } from '../../../model/weights.ts';
import { writeOnnx } from './onnx.ts';

test('the worker writes what the network’s own export gives', async () => {
  await useBackend('cpu');
  const network = networkFor(TINY_CONFIG);
  const outcome = await writeOnnx(serializeNetwork(network, 'float32'));
  expect(tf.getBackend()).toBe('cpu');
  expect(outcome).toEqual({ ok: true, value: await exportOnnx(network) });
});

test('files that are no network are a problem with a name', async () => {
  expect(await writeOnnx({ json: { format: 'other' }, bytes: new Uint8Array() })).toMatchObject({
    ok: false,
    problem: { code: 'user-weights-unreadable' },
  });
});
