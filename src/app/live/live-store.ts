import type { StoreApi } from 'zustand/vanilla';
import type { Run } from '../../engine/workers/inference/api.ts';
import type { Inference } from '../../engine/workers/inference/inference.ts';
import type { FeatureTracks } from '../../features/frames.ts';
import type { MeasuredGroup } from '../../features/groups/measured-group.ts';
import type { PlainTrace } from '../../model/trace.ts';
import type { DownloadStore } from '../downloads/downloads.ts';
import type { OfflineStore } from '../downloads/offline.ts';
import type { Recordings } from '../kept/recordings.ts';
import type { SessionRecorder } from '../kept/session-recorder.ts';
import type { SessionStore } from '../kept/sessions.ts';
import type { LiveActions, LiveSignals, LiveState } from '../live-state.ts';
import type { MediaFileStore } from '../media/media-files.ts';
import type { MediaQueueStore } from '../media/media-queue.ts';
import type { ExtraNetworkStore } from '../networks/extra-networks.ts';
import type { UserUtteranceStore } from '../networks/user-utterances.ts';

/** What `createLiveStore()` hands to the screen. */
export interface LiveStore extends Recordings {
  state: StoreApi<LiveState>;
  actions: LiveActions;
  signals: LiveSignals;
  /**
   * Everything the networks of some runs do with a window, with the coalitions of its players. Null while a network is
   * not there or another window is explored.
   */
  explore(tracks: FeatureTracks, runs: readonly Run[]): Promise<PlainTrace[] | null>;
  /** What groups of features add to what the networks of some runs say of a window; null likewise. */
  measureGroups(tracks: FeatureTracks, runs: readonly Run[]): Promise<MeasuredGroup[][] | null>;
  /** The networks that can be compared with the one that predicts. */
  networks: ExtraNetworkStore;
  /** What the networks make of the session's own closed utterances. */
  userUtterances: UserUtteranceStore;
  /** The media file a person makes a session of. */
  mediaFiles: MediaFileStore;
  /** The media files that wait for their turn. */
  mediaQueue: MediaQueueStore;
  /** The sessions kept in this browser. */
  sessions: SessionStore;
  /** The head of the network that predicts: what it reads, its values, the network's files with another one. */
  head: Pick<Inference, 'head' | 'headTrace' | 'filesWithHead'>;
  /** Records the live session. */
  recorder: SessionRecorder;
  /** Whether the large models may be downloaded. */
  downloads: DownloadStore;
  /** The app itself, kept on this device. */
  offline: OfflineStore;
}
