import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Engine } from '../../engine/workers/engine.ts';
import type { TokenFrame } from '../../features/frames.ts';
import type { PlainTrace } from '../../model/trace.ts';
import { EMPTY_SESSION, type SessionState } from '../fold/session-state.ts';
import { storedSessionFixture } from '../stored/testing/stored-session-fixture.ts';
import { type Live, type LiveListener, openLive } from './live.ts';

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
let live: Live;
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
  live = openLive({
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
  live.start({
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
  } satisfies LiveListener);
});
afterEach(() => {
  live.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const play = (seconds: number) => vi.advanceTimersByTimeAsync(1000 * seconds);

describe('a live run', () => {
  it('predicts of what plays, again and again, into the store of the session', async () => {
    live.replay(stored, () => null);
    await play(2);
    const { prediction, history, utterances, presence } = state.getState();
    expect(prediction?.sentiment).toBe(0.5);
    expect(history.length).toBeGreaterThan(8);
    expect(utterances).toMatchObject([{ id: 'voice-1', prediction: { sentiment: 0.5 } }]);
    expect(presence.acoustic).toBe(true);
  });

  it('keeps what was predicted of a recording when somebody jumps in it', async () => {
    const player = live.replay(stored, () => null);
    await play(4);
    const { prediction, utterances } = state.getState();
    player.seek(10);
    expect(state.getState().prediction).toBe(prediction);
    await play(0.2);
    expect(state.getState().utterances[0]?.prediction).toBe(utterances[0]?.prediction);
  });

  it('forgets it when another source begins, and ends the session before', async () => {
    live.replay(stored, () => null);
    await play(2);
    const before = ended;
    live.switchToDevices();
    expect(ended).toBeGreaterThan(before);
    expect(state.getState()).toMatchObject({ prediction: null, history: [], utterances: [] });
    expect(live.player).toBeNull();
    expect(live.devices?.open).toBe(false);
  });

  it('gives no session an answer that was asked of another one', async () => {
    let answer: (trace: PlainTrace) => void = () => undefined;
    live.replay(stored, () => null);
    predict = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    await play(1);
    live.switchToDevices();
    answer(NEUTRAL);
    await play(0.2);
    expect(state.getState().prediction).toBeNull();
  });

  it('goes on with the neutral face of whoever is before the camera, and keeps it from what plays', async () => {
    const neutral = new Float32Array(52).fill(0.25);
    live.switchToDevices();
    live.session.declareNeutral({ seconds: 3, neutral });
    live.renew();
    expect(live.session.neutral).toEqual({ seconds: 0, neutral });
    expect(state.getState().rest).toEqual({ status: 'set', seconds: 0 });
    live.replay(stored, () => null);
    expect(live.session.neutral).toBeNull();
    await play(5);
    expect(live.session.neutral).toEqual(stored.recording.neutrals?.[0]);
    live.switchToDevices();
    expect(live.session.neutral).toEqual({ seconds: 0, neutral });
    live.session.declareNeutral({ seconds: 1, neutral: null });
    live.renew();
    expect(live.session.neutral).toBeNull();
    expect(state.getState().rest).toEqual({ status: 'unset' });
  });

  it('begins another session with the devices as they are', async () => {
    live.switchToDevices();
    const { devices, session } = live;
    const fresh = live.renew();
    expect(fresh).not.toBe(session);
    expect(live.session).toBe(fresh);
    expect(live.devices).toBe(devices);
  });
});
