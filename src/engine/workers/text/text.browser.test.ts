import { expect, it, onTestFinished } from 'vitest';
import { modelAddresses } from '../../files/model-addresses.ts';
import type { WorkerState } from '../../supervised-worker.ts';
import { openText } from './text.ts';

const addresses = modelAddresses(new URL('/', location.origin).href);

it('encodes text to token vectors with character spans', async () => {
  const states: WorkerState<null>[] = [];
  const text = openText({ addresses, onState: (state) => states.push(state), onNotice: () => {} });
  onTestFinished(() => text.stop());
  expect(await text.encode('too early')).toBeNull();
  text.start();
  await expect.poll(() => states.at(-1)).toEqual({ status: 'ready', info: null });

  const loading = states.filter((state) => state.status === 'loading');
  expect(loading.at(-1)?.loadedBytes).toBe(loading.at(-1)?.totalBytes);

  const sentence = 'I absolutely loved this film';
  const tokens = await text.encode(sentence);
  expect(tokens?.map(({ start, end }) => sentence.slice(start, end)).join(' ')).toBe(sentence);
  for (const { values } of tokens ?? []) {
    expect(values).toHaveLength(512);
    expect(values.every(Number.isFinite)).toBe(true);
    expect(Math.hypot(...values)).toBeGreaterThan(0.1);
  }
  expect(await text.encode('   ')).toEqual([]);
});

it('says which file is missing', async () => {
  const states: WorkerState<null>[] = [];
  const nowhere = { ...addresses, modelFiles: new URL('/model-files/absent/', location.origin).href };
  // A file loaded before would come from there.
  await caches.delete('model-files');
  const text = openText({ addresses: nowhere, onState: (state) => states.push(state), onNotice: () => {} });
  onTestFinished(() => text.stop());
  text.start();
  await expect
    .poll(() => states.at(-1))
    .toEqual({
      status: 'failed',
      problem: { code: 'model-file-missing', detail: 'text/model.json' },
    });
});
