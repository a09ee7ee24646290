import { describe, expect, it } from 'vitest';
import { EngineError } from '../../engine/engine-error.ts';
import type { NetworkFiles } from '../../engine/files/network-files.ts';
import type { Inference } from '../../engine/workers/inference/inference.ts';
import { DEFAULT_CONFIG } from '../../features/default-config.ts';
import { createExtraNetworkStore, type ExtraNetworkState } from './extra-networks.ts';

const files: NetworkFiles = { json: {}, bytes: new Uint8Array() };
const config = DEFAULT_CONFIG;

/** A store whose downloads and worker answer in turn; after the last answer everything works. */
function opened(
  downloads: (EngineError | null)[] = [],
  answers: Awaited<ReturnType<Inference['addNetwork']>>[] = [],
) {
  const asked: string[] = [];
  const store = createExtraNetworkStore(
    'http://here/app/',
    async () => {
      const [answer] = answers.splice(0, 1);
      return answer === undefined ? { ok: true, value: config } : answer;
    },
    async (folder, onProgress) => {
      asked.push(folder);
      onProgress({ loadedBytes: 1, totalBytes: 2, attempt: 1 });
      const error = downloads.shift();
      if (error) throw error;
      return files;
    },
  );
  const seen: ExtraNetworkState[] = [];
  store.state.subscribe(({ plain }) => seen.push(plain));
  return { store, asked, seen, plain: () => store.state.getState().plain };
}

describe('networks to compare with', () => {
  it('are downloaded once, and say how far they are', async () => {
    const { store, asked, seen } = opened();
    await Promise.all([store.load('plain'), store.load('plain')]);
    await store.load('plain');
    expect(asked).toEqual(['http://here/app/models/plain/']);
    expect(seen.map(({ status }) => status)).toEqual(['loading', 'loading', 'ready']);
    expect(seen[1]).toMatchObject({ progress: { loadedBytes: 1, totalBytes: 2 } });
    expect(seen[2]).toEqual({ status: 'ready', config });
  });

  it('may not be there, which is no failure and is not asked for again', async () => {
    const { store, asked, plain } = opened([new EngineError('model-file-missing', 'model.json')]);
    await store.load('plain');
    await store.load('plain');
    expect(plain()).toEqual({ status: 'absent' });
    expect(asked).toHaveLength(1);
  });

  it('are asked for again after they failed, and wait for a worker that is not there', async () => {
    const damaged = { ok: false, problem: { code: 'model-file-corrupt', detail: 'short' } } as const;
    const { store, asked, plain } = opened(
      [new EngineError('model-file-network', 'weights.bin')],
      [damaged, null],
    );
    await store.load('plain');
    expect(plain()).toMatchObject({ status: 'failed', problem: { code: 'model-file-network' } });
    await store.load('plain');
    expect(plain()).toEqual({ status: 'failed', problem: damaged.problem });
    // The worker is not ready at first.
    await store.load('plain');
    expect(plain().status).toBe('ready');
    expect(asked).toHaveLength(3);
  });

  it('keep a person’s own weights when others cannot be used', async () => {
    const damaged = { ok: false, problem: { code: 'model-file-corrupt' } } as const;
    const { store } = opened([], [{ ok: true, value: config }, damaged]);
    await store.loadFiles(files);
    expect(await store.loadFiles(files)).toMatchObject({ status: 'failed' });
    expect(store.state.getState().own).toEqual({ status: 'ready', config, files });
  });
});
