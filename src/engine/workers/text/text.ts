import { proxy } from 'comlink';
import type { TokenFrame } from '../../../features/frames.ts';
import type { EngineProblem } from '../../engine-error.ts';
import type { ModelAddresses } from '../../files/model-addresses.ts';
import { latestWins } from '../../latest-wins.ts';
import { superviseWorker, type WorkerState } from '../../supervised-worker.ts';
import type { TextApi } from './text.worker.ts';

export interface TextOptions {
  addresses: ModelAddresses;
  onState(state: WorkerState<null>): void;
  onNotice(problem: EngineProblem): void;
}

export interface Text {
  start(): void;
  stop(): void;
  /** The text's last tokens, none of what cannot be read or is not English; null when a newer text came before this one's turn, or the encoder is not there. */
  encode(text: string): Promise<TokenFrame[] | null>;
  /** The last tokens of each text; nothing newer takes their place. Null when the encoder is not there. */
  encodeEach(texts: readonly string[]): Promise<TokenFrame[][] | null>;
  crash(): void;
}

/** The text encoder in its worker, on wasm. */
export function openText({ addresses, onState, onNotice }: TextOptions): Text {
  const worker = superviseWorker<TextApi, null>({
    create: () => new Worker(new URL('./text.worker.ts', import.meta.url), { type: 'module', name: 'text' }),
    start: (api, onProgress) => api.start(addresses, proxy(onProgress)),
    onState,
    onRestart: (cause) => onNotice({ code: 'worker-restarted', detail: `text: ${cause}` }),
  });
  return {
    start: worker.start,
    stop: worker.stop,
    encode: latestWins((text: string) => worker.call((api) => api.encode(text))),
    encodeEach: (texts) => worker.call((api) => api.encodeEach(texts)),
    crash: worker.crash,
  };
}
