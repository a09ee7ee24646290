import { createStore } from 'zustand/vanilla';
import { watchDevices } from '../../capture/device-access.ts';
import { speechRecognitionPlace } from '../../capture/speech-recognition.ts';
import { backendRequestOf } from '../../engine/backend/backend.ts';
import { modelAddresses } from '../../engine/files/model-addresses.ts';
import { openEngine, PARTS } from '../../engine/workers/engine.ts';
import { MOST_PREDICTIONS_PER_SECOND, PREDICTIONS_PER_SECOND } from '../../session/answer/predict.ts';
import { changesOf } from '../../session/changes.ts';
import { createRateMeter } from '../../session/rate-meter.ts';
import { type LoadedSample, loadSample } from '../../session/samples/load-sample.ts';
import { SAMPLES } from '../../session/samples/samples.ts';
import { openCurrentSession } from '../../session/sources/current-session.ts';
import { wordsPlaces } from '../../session/words-place.ts';
import { isAskedFirst, situationHere } from '../downloads/download-policy.ts';
import { createDownloadStore } from '../downloads/downloads.ts';
import { createOfflineStore } from '../downloads/offline.ts';
import { createFaceDrawer } from '../face-drawer.ts';
import { createRecordings } from '../kept/recordings.ts';
import { createSessionRecorder } from '../kept/session-recorder.ts';
import { createSessionStore } from '../kept/sessions.ts';
import type { LiveState } from '../live-state.ts';
import { createMediaFileStore } from '../media/media-files.ts';
import { createMediaQueue } from '../media/media-queue.ts';
import { createExtraNetworkStore } from '../networks/extra-networks.ts';
import { createUserUtterances } from '../networks/user-utterances.ts';
import type { Problem } from '../problem.ts';
import { ownRecogniser, speechReady } from '../speech.ts';
import { watchAnswerAge } from './answer-age.ts';
import { initialState } from './initial-state.ts';
import { installInspection } from './inspect.ts';
import { keptRaces } from './kept-race.ts';
import { liveActions } from './live-actions.ts';
import { createSignals } from './live-signals.ts';
import type { LiveStore } from './live-store.ts';
import { withNotice } from './notices.ts';
import { startParts } from './start-parts.ts';

export interface LiveStoreOptions {
  /** Absolute address the app is served under; by default the page's. */
  baseUrl?: string;
  /** The page's query: `backend=webgpu|wasm|cpu`, `inspect`. */
  search?: string;
  /** Folder below `models/` with the network to run. */
  network?: string;
  /** The sample session that plays at once; null for none. */
  sample?: string | null;
}

/** Who explored a window so short a time ago shows every prediction in full. */
const EXPLORING_MILLISECONDS = 1000;
/** A tab hidden for less than this was not really left. */
const HIDDEN_WORTH_TELLING_MILLISECONDS = 5000;

/**
 * The Live view's state, made of one engine and the session of the moment. Its parts are built one after the other, each
 * of those before it; only when all are there are they listened to. It begins by itself: workers load in the background
 * and a sample session plays; no permission is asked before the person switches something on.
 */
export function createLiveStore(options: LiveStoreOptions = {}): LiveStore & { close(): void } {
  const {
    baseUrl = new URL(import.meta.env.BASE_URL, document.baseURI).href,
    search = location.search,
    network = 'dbr',
    sample = SAMPLES[0].id,
  } = options;
  const state = createStore<LiveState>(() => initialState(sample ?? SAMPLES[0].id));
  const predictions = createRateMeter();
  const faces = createRateMeter();
  let noticeCount = 0;
  let exploredAt = Number.NEGATIVE_INFINITY;

  function notify(problem: Problem): void {
    noticeCount += 1;
    const id = `notice-${noticeCount}`;
    state.setState(({ notices }) => ({ notices: withNotice(notices, id, problem) }));
  }

  /** Nothing is being said: what computes may change. */
  const isQuiet = () => state.getState().utterances.at(-1)?.endSeconds !== null;
  const engine = openEngine({
    baseUrl,
    request: backendRequestOf(search),
    network,
    racing: { ...keptRaces('network'), version: import.meta.env.DBR_VERSION, isQuiet },
    speechModel: () => state.getState().speechModel?.id ?? '',
    // What a graphics card takes is as large as the recogniser: nobody loads it where large downloads are asked about.
    speechRacing: isAskedFirst(situationHere(search))
      ? null
      : { ...keptRaces('speech'), version: import.meta.env.DBR_VERSION, isQuiet },
    faceRacing: { ...keptRaces('face'), version: import.meta.env.DBR_VERSION, isQuiet },
  });
  const current = openCurrentSession({
    engine,
    state,
    choice() {
      const { cameraId, microphoneId, speechRecognition, cloudSpeechAllowed } = state.getState();
      return { cameraId, microphoneId, speechPlace: speechRecognition, cloudSpeechAllowed };
    },
    reading() {
      const { status } = state.getState().parts.text;
      return status === 'ready' ? 'now' : status === 'loading' ? 'soon' : 'never';
    },
    speechReady: () => speechReady(state),
    perSecond: () =>
      performance.now() - exploredAt < EXPLORING_MILLISECONDS
        ? MOST_PREDICTIONS_PER_SECOND
        : PREDICTIONS_PER_SECOND,
  });
  const source = createSignals(() => current.session.clock.seconds());
  const age = watchAnswerAge(state, current);

  /** A sample that failed to load is asked for again the next time. */
  const samples = new Map<string, Promise<LoadedSample>>();
  async function readFile(path: string): Promise<Uint8Array> {
    const response = await fetch(new URL(path, baseUrl));
    if (!response.ok) throw new Error(`status ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }
  function loadSampleOnce(id: string): Promise<LoadedSample> {
    const loading = samples.get(id) ?? loadSample(id, readFile);
    samples.set(id, loading);
    loading.catch(() => samples.delete(id));
    return loading;
  }

  const faceDrawer = createFaceDrawer(readFile);

  /** Another session begins: what is shown beside it of the last one goes. */
  function clear(): void {
    source.clear();
    showTurn();
  }

  /** What is not the session's own and goes on with it. */
  function showTurn(): void {
    const before = state.getState();
    const { player } = current;
    const changes = changesOf<LiveState>(before, {
      freshness: age.freshness(),
      rates: {
        predictionsPerSecond: predictions.perSecond(),
        faceFramesPerSecond: faces.perSecond(),
      },
      ...(player &&
        before.source.kind !== 'devices' && {
          source: {
            ...before.source,
            playing: player.playing,
            positionSeconds: player.positionSeconds,
          },
        }),
    });
    if (Object.keys(changes).length > 0) state.setState(changes);
  }

  const speechKnown = Promise.all([ownRecogniser(modelAddresses(baseUrl)), speechRecognitionPlace()]).then(
    ([speechModel, browser]) => {
      const places = wordsPlaces(speechModel !== null, browser);
      state.setState({ speechModel, wordsPlaces: places, speechRecognition: places[0] ?? 'unsupported' });
    },
  );
  const sessions = createSessionStore({ notify });
  const actions = liveActions({
    state,
    current,
    engine,
    loadSample: loadSampleOnce,
    openSession: sessions.open,
    faceDrawer,
    clear,
    notify,
    speechKnown,
  });
  const recorder = createSessionRecorder({
    database: sessions.database,
    hold: sessions.hold,
    beginSession() {
      const session = current.renew();
      clear();
      return session;
    },
    notify,
    onKept: () => void sessions.refresh(),
  });

  engine.listen({
    onPart(part, workerState) {
      state.setState(({ parts }) => ({ parts: { ...parts, [part]: workerState } }));
      if (part === 'voice') current.setVoiceReady(workerState.status === 'ready');
      if (part === 'speech' && workerState.status === 'ready') current.renewSpeech();
    },
    onBackend: (backend) => state.setState({ backend }),
    onFaceBackend: (faceBackend) => state.setState({ faceBackend }),
    onNotice: notify,
  });
  current.start({
    onChannel: (name, channelState) =>
      state.setState(({ channels }) => ({ channels: { ...channels, [name]: channelState } })),
    onVideo(stream) {
      source.setVideo(stream);
      recorder.setStream('video', stream);
    },
    onMicrophone: (stream) => recorder.setStream('audio', stream),
    onSessionEnd: () => void recorder.stop(),
    onFace(frame) {
      faces.count();
      source.showFace(frame);
    },
    onSpeechPlace: (speechRecognition) => state.setState({ speechRecognition }),
    onSound: (batch) => source.hear(batch),
    onPrediction: predictions.count,
    onTurn(turn) {
      age.turn(turn);
      source.turn();
      showTurn();
    },
  });

  const endHiddenWatch = watchHidden((seconds) =>
    notify({ code: 'tab-was-hidden', detail: String(seconds) }),
  );
  const endDeviceWatch = watchDevices(() => {
    if (current.devices) void actions.switchToDevices();
  });
  const downloads = createDownloadStore({ baseUrl, search });
  const endStart = startParts({ parts: engine.parts, state, allowed: downloads.allowed });
  if (sample !== null) void actions.playSample(sample);

  const { addNetwork, summarise } = engine.inference;
  const networks = createExtraNetworkStore(baseUrl, addNetwork);
  void sessions.refresh();
  const mediaFiles = createMediaFileStore({
    live: state,
    actions,
    engine,
    save: sessions.save,
    discard: sessions.discard,
  });
  const recordings = createRecordings({
    state,
    engine,
    loadSample: loadSampleOnce,
    openSession: sessions.open,
    faceDrawer,
  });
  const userUtterances = createUserUtterances({
    live: state,
    summarise,
    loadPlain: () => networks.load('plain'),
  });
  const store: LiveStore = {
    state,
    actions,
    signals: source.signals,
    explore(tracks, runs) {
      exploredAt = performance.now();
      return engine.inference.explore(tracks, runs);
    },
    measureGroups: engine.inference.measureGroups,
    networks,
    userUtterances,
    head: engine.inference,
    sessions,
    recorder,
    mediaFiles,
    mediaQueue: createMediaQueue(mediaFiles),
    downloads,
    offline: createOfflineStore({ baseUrl, live: state, downloads }),
    ...recordings,
  };
  installInspection(store, engine, search);
  return {
    ...store,
    close() {
      endStart();
      endHiddenWatch();
      endDeviceWatch();
      age.close();
      userUtterances.close();
      current.close();
      for (const part of PARTS) engine.parts[part].stop();
    },
  };
}

/** Calls back with the seconds the tab was hidden when it is shown again. Returns what ends the watch. */
function watchHidden(onShown: (seconds: number) => void): () => void {
  let hiddenAt: number | null = document.hidden ? performance.now() : null;
  const changed = () => {
    const hidden = hiddenAt === null ? 0 : performance.now() - hiddenAt;
    hiddenAt = document.hidden ? performance.now() : null;
    if (!document.hidden && hidden >= HIDDEN_WORTH_TELLING_MILLISECONDS) onShown(Math.round(hidden / 1000));
  };
  document.addEventListener('visibilitychange', changed);
  return () => document.removeEventListener('visibilitychange', changed);
}
