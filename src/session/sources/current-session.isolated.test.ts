import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Engine } from '../../engine/workers/engine.ts';
import type { TokenFrame } from '../../features/frames.ts';
import type { PlainTrace } from '../../model/trace.ts';
import { EMPTY_SESSION, type SessionState } from '../fold/session-state.ts';
import { storedSessionFixture } from '../stored/testing/stored-session-fixture.ts';
import { type CurrentSession, type CurrentSessionListener, openCurrentSession } from './current-session.ts';

const stored = storedSessionFixture();
const NEUTRAL = {
  sentiment: { values: Float32Array.of(0.5) },
  logit: { values: Float32Array.of(0.5) },
  unimodal: { values: new Float32Array(3) },
} as unknown as PlainTrace;

vi.mock('../answer/prediction.ts', () => ({
  predictionOf: (window: unknown, trace: PlainTrace, latencySeconds: number) => ({
    window,
    trace,
    sentiment: trace.sentiment.values[0] ?? 0,
    interval: null,
    logit: 0,
    balance: 0,
    latencySeconds,
  }),
}));

let state: StoreApi<SessionState>;
let current: CurrentSession;
let ended: number;
let predict: () => Promise<PlainTrace | null>;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
  vi.stubGlobal('document', { hidden: false, addEventListener: vi.fn(), removeEventListener: vi.fn() });
  vi.stubGlobal('navigator', {});
  state = createStore(() => EMPTY_SESSION);
  ended = 0;
  predict = async () => NEUTRAL;
  const nothing = () => undefined;
  current = openCurrentSession({
    engine: {
      text: { encode: async (text: string) => (stored.recording.tokens.get(text) as TokenFrame[]) ?? [] },
      inference: { predict: () => predict() },
      acoustic: { listen: async () => nothing(), stopListening: async () => nothing() },
      vision: { reset: async () => nothing() },
    } as unknown as Engine,
    state,
    choice: () => ({
      cameraId: null,
      microphoneId: null,
      speechPlace: 'unsupported',
      cloudSpeechAllowed: false,
    }),
    reading: () => 'now',
    speechReady: async () => undefined,
    perSecond: () => 8,
  });
  current.start({
    onChannel: nothing,
    onVideo: nothing,
    onMicrophone: nothing,
    onFace: nothing,
    onSpeechPlace: nothing,
    onSessionEnd() {
      ended += 1;
    },
    onSound: nothing,
    onPrediction: nothing,
    onTurn: nothing,
  } satisfies CurrentSessionListener);
});
afterEach(() => {
  current.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const play = (seconds: number) => vi.advanceTimersByTimeAsync(1000 * seconds);

describe('the session of the moment', () => {
  it('predicts of what plays, again and again, into the store of the session', async () => {
    current.replay(stored, () => null);
    await play(2);
    const { prediction, history, utterances, presence } = state.getState();
    expect(prediction?.sentiment).toBe(0.5);
    expect(history.length).toBeGreaterThan(8);
    expect(utterances).toMatchObject([{ id: 'voice-1', prediction: { sentiment: 0.5 } }]);
    expect(presence.acoustic).toBe(true);
  });

  it('keeps what was predicted of a recording when somebody jumps in it', async () => {
    const player = current.replay(stored, () => null);
    await play(4);
    const { prediction, utterances } = state.getState();
    player.seek(10);
    expect(state.getState().prediction).toBe(prediction);
    await play(0.2);
    expect(state.getState().utterances[0]?.prediction).toBe(utterances[0]?.prediction);
  });

  it('forgets it when another source begins, and ends the session before', async () => {
    current.replay(stored, () => null);
    await play(2);
    const before = ended;
    current.switchToDevices();
    expect(ended).toBeGreaterThan(before);
    expect(state.getState()).toMatchObject({ prediction: null, history: [], utterances: [] });
    expect(current.player).toBeNull();
    expect(current.devices?.open).toBe(false);
  });

  it('gives no session an answer that was asked of another one', async () => {
    let answer: (trace: PlainTrace) => void = () => undefined;
    current.replay(stored, () => null);
    predict = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    await play(1);
    current.switchToDevices();
    answer(NEUTRAL);
    await play(0.2);
    expect(state.getState().prediction).toBeNull();
  });

  it('goes on with the neutral face of whoever is before the camera, and keeps it from what plays', async () => {
    const neutral = new Float32Array(52).fill(0.25);
    current.switchToDevices();
    current.session.declareNeutral({ seconds: 3, neutral });
    current.renew();
    expect(current.session.neutral).toEqual({ seconds: 0, neutral });
    expect(state.getState().rest).toEqual({ status: 'set', seconds: 0 });
    current.replay(stored, () => null);
    expect(current.session.neutral).toBeNull();
    await play(5);
    expect(current.session.neutral).toEqual(stored.recording.neutrals?.[0]);
    current.switchToDevices();
    expect(current.session.neutral).toEqual({ seconds: 0, neutral });
    current.session.declareNeutral({ seconds: 1, neutral: null });
    current.renew();
    expect(current.session.neutral).toBeNull();
    expect(state.getState().rest).toEqual({ status: 'unset' });
  });

  it('begins another session with the devices as they are', async () => {
    current.switchToDevices();
    const { devices, session } = current;
    const fresh = current.renew();
    expect(fresh).not.toBe(session);
    expect(current.session).toBe(fresh);
    expect(current.devices).toBe(devices);
  });
});
