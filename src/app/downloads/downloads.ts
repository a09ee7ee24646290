import { createStore, type StoreApi } from 'zustand/vanilla';
import { modelAddresses } from '../../engine/files/model-addresses.ts';
import { bytesToLoad } from '../../engine/files/model-files.ts';
import { keepText, keptText } from '../kept-text.ts';
import { when } from '../when.ts';
import { type DownloadSituation, isAskedFirst, situationHere } from './download-policy.ts';

export interface DownloadsState {
  /** `asking`: the large models wait for an answer. `declined`: they wait until somebody asks for them. */
  status: 'checking' | 'asking' | 'declined' | 'allowed';
  /** What each model would take, in bytes; null until it is known. */
  bytes: { text: number; face: number } | null;
}

export interface DownloadStore {
  state: StoreApi<DownloadsState>;
  /** The person's answer; it is remembered in this browser. */
  answer(yes: boolean): void;
  /** Resolves when large downloads may begin: at once where nobody has to be asked. */
  allowed(): Promise<void>;
}

export interface DownloadOptions {
  /** Absolute address the app is served under, with the slash at the end. */
  baseUrl: string;
  search: string;
  situation?: DownloadSituation;
}

/** Where the browser keeps what the person answered. */
export const DOWNLOADS_ANSWER = 'dbr-downloads';

/** Asks before the large models are downloaded where that matters, and never about what is on this device already. */
export function createDownloadStore({
  baseUrl,
  search,
  situation = situationHere(search),
}: DownloadOptions): DownloadStore {
  const ask = isAskedFirst(situation) && keptText(DOWNLOADS_ANSWER) !== 'yes';
  const state = createStore<DownloadsState>(() => ({ status: ask ? 'checking' : 'allowed', bytes: null }));

  async function check(): Promise<void> {
    const { readManifest } = await import('../../engine/files/manifest.ts');
    const addresses = modelAddresses(baseUrl);
    const [text, face] = await Promise.all(
      (['text', 'face'] as const).map(async (id) => bytesToLoad(await readManifest(addresses, id))),
    );
    const waits = keptText(DOWNLOADS_ANSWER) === 'no' ? 'declined' : 'asking';
    state.setState({ status: text ? waits : 'allowed', bytes: { text: text ?? 0, face: face ?? 0 } });
  }
  // Without the list of files there is nothing to ask about; who needs them says what is wrong.
  if (ask) void check().catch(() => state.setState({ status: 'allowed' }));

  return {
    state,
    answer(yes) {
      keepText(DOWNLOADS_ANSWER, yes ? 'yes' : 'no');
      state.setState({ status: yes ? 'allowed' : 'declined' });
    },
    allowed: () => when(state, ({ status }) => status === 'allowed'),
  };
}
