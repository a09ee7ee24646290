import type { Answer } from './network.worker.ts';

const worker = new Worker(new URL('./network.worker.ts', import.meta.url), { type: 'module' });
const answer = new Promise<Answer>((resolve) => {
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => resolve(data));
  worker.addEventListener('error', ({ message }) =>
    resolve({ problem: message || 'the worker did not load' }),
  );
});

declare global {
  interface Window {
    networkAnswer?: Promise<Answer>;
  }
}
window.networkAnswer = answer;
