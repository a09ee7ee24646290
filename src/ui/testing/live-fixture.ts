import { createStore } from 'zustand/vanilla';
import { createDownloadStore } from '../../app/downloads/downloads.ts';
import { createOfflineStore } from '../../app/downloads/offline.ts';
import { createSessionRecorder } from '../../app/kept/session-recorder.ts';
import { createSessionStore } from '../../app/kept/sessions.ts';
import { initialState } from '../../app/live/initial-state.ts';
import type { LiveStore } from '../../app/live/live-store.ts';
import type { LiveActions, LiveSignals, LiveState } from '../../app/live-state.ts';
import { createMediaFileStore } from '../../app/media/media-files.ts';
import { createMediaQueue } from '../../app/media/media-queue.ts';
import { createExtraNetworkStore } from '../../app/networks/extra-networks.ts';
import { createUserUtterances } from '../../app/networks/user-utterances.ts';
import { balance } from '../../diagnostics/balance.ts';
import { logitContributions } from '../../diagnostics/contributions.ts';
import { openEngine } from '../../engine/workers/engine.ts';
import {
  ACOUSTIC_FRAME_WIDTH,
  LANGUAGE_WIDTH,
  STEP_SECONDS,
  type TokenFrame,
  VISUAL_FRAME_WIDTH,
  WINDOW_STEPS,
} from '../../features/frames.ts';
import { MODALITIES, type Modality } from '../../model/modalities.ts';
import type { PlainTensor, PlainTrace } from '../../model/trace.ts';
import type { Recording } from '../../session/fold/recording.ts';
import { startSession } from '../../session/fold/session.ts';
import type { Prediction, TokenSpan } from '../../session/types.ts';

const T = WINDOW_STEPS;
const M = MODALITIES.length;
const WEIGHTS: Record<string, number> = {
  loved: 0.7,
  wonderful: 0.6,
  hated: -0.7,
  terrible: -0.5,
  not: -0.3,
};

function tensor(shape: number[], values: ArrayLike<number>): PlainTensor {
  return { shape, values: Float32Array.from(values) };
}

export interface FixtureOptions {
  text?: string;
  segmentId?: string;
  startSeconds?: number;
  seconds?: number;
  absent?: readonly Modality[];
  utteranceId?: string | null;
  /** Shifts voice and face, -1 .. 1. */
  mood?: number;
}

/** A prediction with a consistent trace: contributions and bias sum to the logit, absent steps are zero and masked. */
export function fixturePrediction(options: FixtureOptions = {}): Prediction {
  const { text = 'I absolutely loved this film', segmentId = 's1', startSeconds = 0, seconds = 4 } = options;
  const { absent = [], utteranceId = 'u1', mood = 0.4 } = options;
  const tokens: TokenSpan[] = [...text.matchAll(/\S+/g)].slice(0, T).map(({ 0: word, index }) => ({
    segmentId,
    start: index,
    end: index + word.length,
    text: word,
  }));
  const steps = Math.min(T, Math.round(seconds / STEP_SECONDS));
  const mask = (modality: Modality): Float32Array => {
    const valid = modality === 'language' ? tokens.length : steps;
    return Float32Array.from({ length: T }, (_, t) => (absent.includes(modality) || t >= valid ? 0 : 1));
  };
  const masks = { language: mask('language'), acoustic: mask('acoustic'), visual: mask('visual') };

  const contributions = new Float32Array(2 * M * T);
  MODALITIES.forEach((modality, m) => {
    for (let branch = 0; branch < 2; branch++) {
      for (let t = 0; t < T; t++) {
        if (masks[modality][t] === 0) continue;
        const word = tokens[t]?.text.toLowerCase().replace(/\W/g, '') ?? '';
        const wave = Math.sin(1.7 * (startSeconds + t * STEP_SECONDS) + 2 * m + branch);
        const value =
          modality === 'language'
            ? (WEIGHTS[word] ?? 0.03 * wave) * (branch === 0 ? 0.6 : 0.4)
            : (0.02 * wave + 0.035 * mood) * (branch === 0 ? 0.7 : 1.1);
        contributions[(branch * M + m) * T + t] = value;
      }
    }
  });
  const bias = 0.05;
  const logit = contributions.reduce((sum, value) => sum + value, 0) + bias;
  const sentiment = 3 * Math.tanh(logit / 3);
  const trace: PlainTrace = {
    logit: tensor([1], [logit]),
    sentiment: tensor([1], [sentiment]),
    contributions: tensor([2, M, T], contributions),
    contributionBias: tensor([1], [bias]),
    unimodal: tensor([M], [Math.min(2.4, logit), 1.6 * mood, 2.1 * mood]),
    agprRoute: tensor([M, 1 + M], [0.7, 0, 0.2, 0.1, 0.6, 0.25, 0, 0.15, 0.5, 0.2, 0.3, 0]),
    agprBudget: tensor([M, T], new Float32Array(M * T).fill(0.3)),
    agprBorrow: tensor([M, T], new Float32Array(M * T).fill(0.1)),
  };
  const track = (modality: Modality) => ({ values: new Float32Array(0), mask: masks[modality] });
  return {
    window: {
      startSeconds,
      endSeconds: startSeconds + seconds,
      utteranceId,
      tokens,
      texts: [{ segmentId, text }],
      tracks: { language: track('language'), acoustic: track('acoustic'), visual: track('visual') },
    },
    trace,
    sentiment,
    interval: { low: Math.max(-3, sentiment - 0.9), high: Math.min(3, sentiment + 0.9) },
    logit,
    balance: balance(logitContributions(trace)).overall,
    latencySeconds: 0.042,
  };
}

/** One token a word, with a vector of the word's own. */
export function fixtureTokens(text: string): TokenFrame[] {
  return [...text.matchAll(/\S+/g)].map(({ 0: piece, index }) => ({
    piece,
    start: index,
    end: index + piece.length,
    values: new Float32Array(LANGUAGE_WIDTH).map((_, i) => Math.sin((i + 1) * piece.length)),
  }));
}

/** Six seconds with a face all the time and two spoken sentences, of one to two and of four to five seconds. */
export function fixtureRecording(id: string): Recording {
  const said = [
    { text: 'I loved it', startSeconds: 1, endSeconds: 2 },
    { text: 'it was awful', startSeconds: 4, endSeconds: 5 },
  ];
  const speaking = (seconds: number) =>
    said.some(({ startSeconds, endSeconds }) => seconds >= startSeconds && seconds < endSeconds);
  return {
    id,
    durationSeconds: 6,
    acoustic: Array.from({ length: 600 }, (_, i) => ({
      seconds: i / 100,
      values: new Float32Array(ACOUSTIC_FRAME_WIDTH).fill(Math.sin(i)),
      voiced: speaking(i / 100),
      pitchHertz: speaking(i / 100) ? 180 : 0,
    })),
    visual: Array.from({ length: 150 }, (_, i) => ({
      seconds: i / 25,
      values: new Float32Array(VISUAL_FRAME_WIDTH).fill(id.length / 10),
      landmarks: null,
    })),
    transcript: said.map(({ text, startSeconds, endSeconds }, index) => ({
      seconds: endSeconds,
      segment: { id: `sample-${index}`, text, startSeconds, endSeconds, source: 'sample', final: true },
    })),
    tokens: new Map(said.map(({ text }) => [text, fixtureTokens(text)])),
  };
}

/** A session under way on a machine with a graphics card, everything loaded. */
export function fixtureState(overrides: Partial<LiveState> = {}): LiveState {
  return {
    ...initialState('delighted'),
    source: { kind: 'sample', id: 'delighted', playing: true, positionSeconds: 3.2 },
    parts: {
      network: { status: 'ready' },
      text: { status: 'ready' },
      face: { status: 'ready' },
      voice: { status: 'ready' },
      speech: { status: 'idle' },
    },
    backend: {
      name: 'webgpu',
      adapter: 'apple m2',
      reason: null,
      selfTestDifference: 3.1e-6,
      rival: null,
      times: { wasm: 4.4, webgpu: 2.1 },
    },
    cameras: [{ id: 'cam-1', label: 'FaceTime HD Camera' }],
    speechRecognition: 'cloud',
    presence: { language: true, acoustic: true, visual: true },
    rates: { predictionsPerSecond: 6.4, faceFramesPerSecond: 15 },
    ...overrides,
  };
}

export interface FixtureStore extends LiveStore {
  /** Every action called, with its arguments, in order. */
  calls: [name: keyof LiveActions, ...args: unknown[]][];
}

/** A live store without a session behind it: state is what a test sets, actions are written down. */
export function fixtureStore(overrides: Partial<LiveState> = {}): FixtureStore {
  const calls: FixtureStore['calls'] = [];
  const record =
    (name: keyof LiveActions) =>
    (...args: unknown[]): Promise<void> => {
      calls.push([name, ...args]);
      return Promise.resolve();
    };
  const names: Record<keyof LiveActions, true> = {
    playSample: true,
    replaySession: true,
    pauseSample: true,
    resumeSample: true,
    seekSample: true,
    setSampleSound: true,
    switchToDevices: true,
    setChannel: true,
    useMyDevices: true,
    chooseCamera: true,
    chooseWordsPlace: true,
    chooseMicrophone: true,
    setMirror: true,
    restFace: true,
    cancelRest: true,
    forgetRest: true,
    allowCloudSpeech: true,
    draft: true,
    commitDraft: true,
    editSegment: true,
    retryPart: true,
    cancelPart: true,
    dismissNotice: true,
  };
  const signals: LiveSignals = {
    video: null,
    landmarks: null,
    blendshapes: null,
    waveform: new Float32Array(800),
    pitch: new Float32Array(400),
    level: 0,
    seconds: 0,
  };
  const actions = Object.fromEntries(
    (Object.keys(names) as (keyof LiveActions)[]).map((name) => [name, record(name)]),
  ) as unknown as LiveActions;
  const explore = async () => null;
  const measureGroups = async () => null;
  const openRecording = async (id: string) => fixtureRecording(id);
  const encode = async (texts: readonly string[]) => texts.map(fixtureTokens);
  const state = createStore(() => fixtureState(overrides));
  const networks = createExtraNetworkStore('http://nowhere/', async () => null);
  const userUtterances = createUserUtterances({
    live: state,
    summarise: async () => null,
    loadPlain: async () => undefined,
  });
  const sessions = createSessionStore({ notify: () => undefined });
  const recorder = createSessionRecorder({
    database: sessions.database,
    hold: sessions.hold,
    beginSession: () => startSession(async () => null),
    notify: () => undefined,
    onKept: () => undefined,
  });
  const mediaFiles = createMediaFileStore({
    live: state,
    actions,
    engine: openEngine({ baseUrl: 'http://nowhere/', request: 'auto', network: 'dbr' }),
    save: sessions.save,
    discard: sessions.discard,
  });
  const recordings = {
    openRecording,
    openTakes: async () => [],
    faceDrawer: async () => () => null,
    encode,
  };
  const downloads = createDownloadStore({
    baseUrl: 'http://nowhere/',
    search: '',
    // Said here, so that the fixture needs no browser to ask.
    situation: { search: '', host: 'auto', saveData: false, effectiveType: undefined, phone: false },
  });
  const offline = createOfflineStore({ baseUrl: 'http://nowhere/', live: state, downloads });
  return {
    state,
    actions,
    signals,
    calls,
    explore,
    measureGroups,
    networks,
    head: { head: async () => null, headTrace: async () => null, filesWithHead: async () => null },
    userUtterances,
    sessions,
    recorder,
    mediaFiles,
    mediaQueue: createMediaQueue(mediaFiles),
    downloads,
    offline,
    ...recordings,
  };
}

/** A typed sentence with a voice and no face, which is the newest answer and has one before it. */
export function typedStore({ text, seconds = 4 }: { text: string; seconds?: number }): FixtureStore {
  const prediction = fixturePrediction({ text, seconds, absent: ['visual'] });
  const segment = { id: 's1', text, startSeconds: 0, endSeconds: seconds };
  return fixtureStore({
    source: { kind: 'devices' },
    prediction,
    transcript: [{ ...segment, source: 'typed', final: true }],
    utterances: [{ ...segment, id: 'u1', sentiment: prediction.sentiment, balance: 0.1 }],
    history: [
      { seconds: 3, sentiment: 0.4, balance: -0.4 },
      { seconds, sentiment: prediction.sentiment, balance: 0.1 },
    ],
  });
}
