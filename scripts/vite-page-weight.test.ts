import { build } from 'vite';
import { expect, it } from 'vitest';
import { inProject } from './project/project.ts';
import { pageWeight } from './vite-page-weight.ts';

const ENTRY = 'page-of-a-test';

/** Builds a page of this code, as `vite.config.ts` builds the app's. */
const built = (code: string, most?: number) =>
  build({
    configFile: false,
    root: inProject('.'),
    publicDir: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'entry',
        resolveId: (source) => (source === ENTRY ? ENTRY : null),
        load: (id) => (id === ENTRY ? code : null),
      },
      pageWeight(most),
    ],
    build: { write: false, rolldownOptions: { input: ENTRY } },
  });

it('builds a page that is light and leaves TensorFlow.js to workers', async () => {
  await built('document.title = "light";');
});

it('builds no page that holds TensorFlow.js, at once or later', async () => {
  const later =
    'addEventListener("click", async () => (await import("@tensorflow/tfjs-backend-cpu")).version_cpu);';
  await expect(built(later)).rejects.toThrow('which is for workers');
});

it('builds no page that loads more than it may', async () => {
  const noise = Array.from({ length: 20_000 }, (_, i) => Math.sin(i).toString(36)).join('');
  await expect(built(`document.title = ${JSON.stringify(noise)};`, 40)).rejects.toThrow('more than 40 KB');
});
