import type { StoreApi } from 'zustand/vanilla';
import type { Engine } from '../../engine/workers/engine.ts';
import { correctWords } from '../../session/sources/correct-words.ts';
import { freshSessionId } from '../../session/stored/session-id.ts';
import type { StoredSession } from '../../session/stored/stored-session.ts';
import type { Cue } from '../../session/subtitles/subtitles.ts';
import type { LiveState } from '../live-state.ts';
import { wordFeatures } from './media-run.ts';

export interface PredictAgainOptions {
  session: StoredSession;
  cues: readonly Cue[];
  live: StoreApi<LiveState>;
  engine: Pick<Engine, 'inference' | 'text'>;
  onProgress(share: number): void;
  signal: AbortSignal;
}

/**
 * A session with other words, and what the network makes of it then: another session, so that whatever shows the one
 * before stays true.
 * @throws EngineError when a model it takes is not to be had; the signal's reason when it was cancelled
 */
export async function predictAgain(options: PredictAgainOptions): Promise<StoredSession> {
  const { session, cues, onProgress, signal } = options;
  const id = freshSessionId();
  const features = wordFeatures(options);
  const { recording } = session;
  return { ...session, id, ...(await correctWords({ id, recording, cues, features, onProgress, signal })) };
}
