import type { StoreApi } from 'zustand/vanilla';
import { NO_PROGRESS } from '../../engine/progress.ts';
import type { Engine } from '../../engine/workers/engine.ts';
import type { LiveState } from '../live-state.ts';
import { when } from '../when.ts';

export interface StartPartsOptions {
  parts: Pick<Engine['parts'], 'network' | 'voice' | 'text'>;
  state: StoreApi<LiveState>;
  /** Resolves when the large models may be downloaded. */
  allowed(): Promise<void>;
}

/**
 * Starts what every visit loads. The text model is large and no part of a first prediction: it is said to load at once, and
 * begins when the network is there, or is not to be.
 * @returns what leaves the rest unstarted
 */
export function startParts({ parts, state, allowed }: StartPartsOptions): () => void {
  let closed = false;
  async function startText(): Promise<void> {
    await allowed();
    if (closed) return;
    state.setState((now) => ({ parts: { ...now.parts, text: { status: 'loading', ...NO_PROGRESS } } }));
    await when(state, (now) => now.parts.network.status !== 'loading');
    // Somebody may have stopped it meanwhile.
    if (!closed && state.getState().parts.text.status === 'loading') parts.text.start();
  }
  parts.network.start();
  parts.voice.start();
  void startText();
  return () => {
    closed = true;
  };
}
