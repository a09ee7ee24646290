import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Session, startSession } from '../../session/fold/session.ts';
import type { ChannelName, Devices } from '../../session/sources/devices.ts';
import type { ChannelState, LiveActions, LiveState } from '../live-state.ts';
import { initialState } from './initial-state.ts';
import { type LiveActionsOptions, liveActions } from './live-actions.ts';

let state: StoreApi<LiveState>;
let turned: string[];
/** What a switch comes to when it is pressed; on, when it is not named. */
let outcomes: Partial<Record<ChannelName, ChannelState>>;
let session: Session;
let actions: LiveActions;

beforeEach(() => {
  vi.stubGlobal('navigator', {});
  state = createStore(() => initialState('flat'));
  turned = [];
  outcomes = {};
  session = startSession(async () => null, undefined, undefined, state);
  const devices = {
    async turn(name: ChannelName, on: boolean) {
      turned.push(`${name} ${on ? 'on' : 'off'}`);
      await Promise.resolve();
      const outcome: ChannelState = on
        ? (outcomes[name] ?? { status: 'on', muted: false })
        : { status: 'off' };
      state.setState(({ channels }) => ({ channels: { ...channels, [name]: outcome } }));
    },
  } as Devices;
  let open: Devices | null = null;
  const current = {
    get devices() {
      return open;
    },
    get session() {
      return session;
    },
    switchToDevices() {
      session = startSession(async () => null, undefined, undefined, state);
      open = devices;
      return devices;
    },
  };
  actions = liveActions({
    state,
    current,
    engine: { parts: { face: { start: () => undefined } } },
    clear: () => undefined,
    notify: () => undefined,
    speechKnown: Promise.resolve(),
  } as unknown as LiveActionsOptions);
});

const speech = () => state.getState().channels.speechRecognition.status;

describe('using one’s own devices', () => {
  it('switches on all three where speech stays on the device, the recogniser after the microphone', async () => {
    state.setState({ speechRecognition: 'onDevice' });
    await actions.useMyDevices();
    expect(turned).toEqual(['camera on', 'microphone on', 'speechRecognition on']);
    expect(state.getState().asksCloudSpeech).toBe(false);
  });

  it('asks before speech leaves the device, and camera and microphone go on meanwhile', async () => {
    state.setState({ speechRecognition: 'cloud' });
    await actions.useMyDevices();
    expect(turned).toEqual(['camera on', 'microphone on']);
    expect(state.getState().asksCloudSpeech).toBe(true);
    actions.allowCloudSpeech(true);
    await vi.waitFor(() => expect(speech()).toBe('on'));
    expect(state.getState().asksCloudSpeech).toBe(false);
  });

  it('sends nothing after a no', async () => {
    state.setState({ speechRecognition: 'cloud' });
    await actions.useMyDevices();
    actions.allowCloudSpeech(false);
    await Promise.resolve();
    expect(turned).toEqual(['camera on', 'microphone on']);
    expect(state.getState()).toMatchObject({ asksCloudSpeech: false, cloudSpeechAllowed: false });
  });

  it('asks when the device turns out not to recognise speech itself', async () => {
    state.setState({ speechRecognition: 'onDevice' });
    outcomes.speechRecognition = { status: 'failed', problem: { code: 'speech-needs-consent' } };
    await actions.setChannel('speechRecognition', true);
    expect(state.getState().asksCloudSpeech).toBe(true);
  });

  it('leaves the others when one is refused', async () => {
    state.setState({ speechRecognition: 'onDevice' });
    outcomes.camera = { status: 'failed', problem: { code: 'camera-denied' } };
    await actions.useMyDevices();
    expect(speech()).toBe('on');
    outcomes = { microphone: { status: 'failed', problem: { code: 'microphone-denied' } } };
    turned = [];
    await actions.useMyDevices();
    // The recogniser would ask for the same microphone again.
    expect(turned).toEqual(['camera on', 'microphone on']);
  });

  it('does not try a recogniser that is not there', async () => {
    await actions.useMyDevices();
    expect(turned).toEqual(['camera on', 'microphone on']);
  });
});

describe('a first sentence', () => {
  it('is there at once, though it comes while something plays', () => {
    actions.draft('I love this');
    actions.commitDraft();
    expect(state.getState().source.kind).toBe('devices');
    expect(session.transcript.segments).toMatchObject([{ text: 'I love this', final: true }]);
    expect(state.getState().transcript).toHaveLength(1);
  });
});
