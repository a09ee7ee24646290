import { expect, it } from 'vitest';
import { oneShotWorker } from './one-shot-worker.ts';

const workerOf = (script: string) =>
  new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })), { type: 'module' });
const never = new Promise<never>(() => undefined);

it('a script that cannot be fetched is called a part that did not load, whatever the job was', async () => {
  const worker = new Worker('/no-such.worker.js', { type: 'module' });
  const { answer } = oneShotWorker(worker, (detail) => ({ code: 'media-damaged', detail }));
  expect(await answer(never)).toEqual({ ok: false, problem: { code: 'worker-not-loaded' } });
});

it('a crash is told as the job says, by the browser’s message', async () => {
  const { answer } = oneShotWorker(workerOf('throw new Error("no room")'), (detail) => ({
    code: 'media-damaged',
    detail,
  }));
  const outcome = await answer(never);
  expect(outcome).toMatchObject({ ok: false, problem: { code: 'media-damaged' } });
  expect(JSON.stringify(outcome)).toContain('no room');
});
