import { createStore, type StoreApi } from 'zustand/vanilla';
import { modelAddresses } from '../../engine/files/model-addresses.ts';
import { type KeptApp, keepApp } from '../../engine/files/service-worker.ts';
import { isSettled, type LiveState } from '../live-state.ts';
import { when } from '../when.ts';
import type { DownloadStore } from './downloads.ts';

export interface OfflineState {
  /**
   * Whether this page works without a network. `ready`: everything it is made of is on this device. `incomplete`: it is
   * not, or not without `missing`. `asking`: it waits until large downloads are allowed. `unsupported`: the page is not secure, or the browser keeps no pages.
   */
  status: 'unsupported' | 'asking' | 'preparing' | 'ready' | 'incomplete';
  /** Paths of model files that could not be kept. */
  missing: string[];
  /** What the copy takes on this device, models included, in bytes; null until it is known. */
  bytes: number | null;
  /** The page's own recogniser, which is kept when it is used, or asked for here; null where there is none. */
  speech: { status: 'absent' | 'keeping' | 'kept'; bytes: number } | null;
  /** A newer version is there and waits to be used. */
  newer: boolean;
}

export interface OfflineStore {
  state: StoreApi<OfflineState>;
  /** Loads the page again, with the newer version. */
  loadNewer(): void;
  /** Keeps the page's own recogniser, so that words are written down without a network too. */
  keepSpeech(): Promise<void>;
}

export interface OfflineOptions {
  /** Absolute address the app is served under, with the slash at the end. */
  baseUrl: string;
  live: StoreApi<LiveState>;
  downloads: Pick<DownloadStore, 'state' | 'allowed'>;
}

/** Keeps the app and its model files on this device, after what this visit itself has to load. */
export function createOfflineStore({ baseUrl, live, downloads }: OfflineOptions): OfflineStore {
  // In development modules come one by one and change all the time.
  const supported = import.meta.env.PROD && isSecureContext && 'serviceWorker' in navigator;
  const state = createStore<OfflineState>(() => ({
    status: !supported
      ? 'unsupported'
      : downloads.state.getState().status === 'allowed'
        ? 'preparing'
        : 'asking',
    missing: [],
    bytes: null,
    speech: null,
    newer: false,
  }));
  let app: KeptApp | null = null;

  /** The model files that are still missing when all that can be kept is. */
  async function keepModels(): Promise<string[]> {
    const { keepAllModels } = await copying();
    return keepAllModels(modelAddresses(baseUrl));
  }

  /** Without what a build wrote down of the copy's size, it is not said. */
  async function tellSize(): Promise<void> {
    const { copyBytes } = await copying();
    state.setState({ bytes: await copyBytes(baseUrl) });
  }

  /** Says what of the recogniser is missing here. */
  async function tellSpeech(): Promise<void> {
    const { speechModel } = live.getState();
    if (!speechModel) return;
    const { speechBytesToKeep } = await copying();
    const bytes = await speechBytesToKeep(modelAddresses(baseUrl), speechModel.id);
    state.setState({ speech: { status: bytes > 0 ? 'absent' : 'kept', bytes } });
  }

  async function keepSpeech(): Promise<void> {
    const { speech } = state.getState();
    const { speechModel } = live.getState();
    if (!speechModel || speech?.status !== 'absent') return;
    state.setState({ speech: { ...speech, status: 'keeping' } });
    const { keepSpeechModel } = await copying();
    const missing = await keepSpeechModel(modelAddresses(baseUrl), speechModel.id).catch(() => ['speech']);
    state.setState({ speech: { ...speech, status: missing.length > 0 ? 'absent' : 'kept' } });
  }

  function keep(): void {
    state.setState({ status: 'preparing' });
    app = keepApp(baseUrl, {
      async onKept() {
        const missing = await keepModels().catch(() => ['manifest.json']);
        state.setState({ status: missing.length === 0 ? 'ready' : 'incomplete', missing });
        await tellSpeech();
        void when(live, ({ parts }) => parts.speech.status === 'ready').then(tellSpeech);
      },
      onFailed: () => state.setState({ status: 'incomplete' }),
      onNewer: () => state.setState({ newer: true }),
    });
  }

  if (supported) {
    const unhurried = settled(live);
    void unhurried.then(tellSize).catch(() => undefined);
    void Promise.all([downloads.allowed(), unhurried])
      .then(() => settled(live))
      .then(keep);
  }
  return { state, loadNewer: () => app?.replace(), keepSpeech };
}

/** Not part of the page's first load: nobody waits for a copy. */
const copying = () => import('../../engine/files/offline-copy.ts');

/** Resolves when no part of the app is loading: what is kept for later does not hold up what is wanted now. */
function settled(live: StoreApi<LiveState>): Promise<void> {
  return when(live, isSettled);
}
