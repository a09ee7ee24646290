import type { StoreApi } from 'zustand/vanilla';
import { listDevices } from '../../capture/device-access.ts';
import type { Engine } from '../../engine/workers/engine.ts';
import { createTurns } from '../../session/newest-turn.ts';
import type { LoadedSample } from '../../session/samples/load-sample.ts';
import type { CurrentSession } from '../../session/sources/current-session.ts';
import type { Devices } from '../../session/sources/devices.ts';
import { storageProblem } from '../../session/stored/session-error.ts';
import type { StoredSession } from '../../session/stored/stored-session.ts';
import type { DrawFace } from '../face-drawer.ts';
import type { LiveActions, LiveState } from '../live-state.ts';
import type { Problem } from '../problem.ts';

/** What the actions act on. */
export interface LiveActionsOptions {
  state: StoreApi<LiveState>;
  current: CurrentSession;
  engine: Engine;
  loadSample(id: string): Promise<LoadedSample>;
  /** @throws SessionError */
  openSession(id: string): Promise<StoredSession>;
  /** What draws a face of features alone, once its shape is loaded. */
  faceDrawer(): Promise<DrawFace>;
  /** Another session begins: what the screen shows of the last one goes. */
  clear(): void;
  notify(problem: Problem): void;
  /** Resolves when it is known where speech would be recognised. */
  speechKnown: Promise<unknown>;
}

export function liveActions({
  state,
  current,
  engine,
  loadSample,
  openSession,
  faceDrawer,
  clear,
  notify,
  speechKnown,
}: LiveActionsOptions): LiveActions {
  /** The person's choices of a source: a sample that loads too late does not take over. */
  const choose = createTurns();

  function ensureDevices(): Devices {
    if (current.devices) return current.devices;
    choose();
    const devices = current.switchToDevices();
    clear();
    state.setState({ source: { kind: 'devices' } });
    return devices;
  }

  async function playSample(id: string): Promise<void> {
    const isChosen = choose();
    try {
      const sample = await loadSample(id);
      if (!isChosen()) return;
      const player = current.play(sample);
      clear();
      player.setSound(state.getState().sampleSound);
      state.setState({ source: { kind: 'sample', id, playing: true, positionSeconds: 0 } });
    } catch (error) {
      notify({ code: 'sample-failed', detail: error instanceof Error ? error.message : id });
    }
  }

  async function replaySession(id: string): Promise<void> {
    const isChosen = choose();
    try {
      const [stored, drawFace] = await Promise.all([openSession(id), faceDrawer()]);
      if (!isChosen()) return;
      current.replay(stored, drawFace);
      clear();
      const { title, media, recording } = stored;
      const { durationSeconds } = recording;
      const source = { kind: 'recording' as const, id, title, durationSeconds, takes: media };
      state.setState({ source: { ...source, playing: true, positionSeconds: 0 } });
    } catch (error) {
      notify(storageProblem(error));
    }
  }

  function showPlayer(): void {
    const { source } = state.getState();
    if (!current.player || source.kind === 'devices') return;
    const { playing, positionSeconds } = current.player;
    state.setState({ source: { ...source, playing, positionSeconds } });
  }

  async function refreshDeviceLists(): Promise<void> {
    const [cameras, microphones] = await Promise.all([listDevices('camera'), listDevices('microphone')]);
    state.setState({ cameras, microphones });
  }

  /** Switches speech to text on, or asks first where it would leave the device. */
  async function recognise(devices: Devices): Promise<void> {
    await speechKnown;
    const { speechRecognition: place, cloudSpeechAllowed } = state.getState();
    if (place === 'cloud' && !cloudSpeechAllowed) {
      state.setState({ asksCloudSpeech: true });
      return;
    }
    if (place === 'page') engine.parts.speech.start();
    await devices.turn('speechRecognition', true);
    // What was to run on the device may turn out to be on its maker's servers only when it is started.
    const { speechRecognition: channel } = state.getState().channels;
    if (channel.status === 'failed' && channel.problem.code === 'speech-needs-consent') {
      state.setState({ asksCloudSpeech: true });
    }
  }

  /** The recogniser opens the microphone too: it waits, so that the browser asks once. */
  async function hearWords(devices: Devices): Promise<void> {
    await devices.turn('microphone', true);
    await speechKnown;
    const { channels, speechRecognition: place } = state.getState();
    const heard = channels.microphone.status === 'on';
    if (heard && place !== 'unsupported') await recognise(devices);
  }

  return {
    playSample,
    replaySession,
    pauseSample() {
      current.player?.pause();
      showPlayer();
    },
    resumeSample() {
      current.player?.resume();
      showPlayer();
    },
    seekSample(seconds) {
      // A kept session's moments are sessions of their own.
      if (state.getState().source.kind === 'recording') clear();
      current.player?.seek(seconds);
      showPlayer();
    },
    setSampleSound(on) {
      state.setState({ sampleSound: on });
      current.sample?.setSound(on);
    },
    async switchToDevices() {
      ensureDevices();
      await refreshDeviceLists();
    },
    async setChannel(name, on) {
      if (!on && !current.devices) return;
      const devices = ensureDevices();
      if (name === 'camera' && on) engine.parts.face.start();
      if (name === 'speechRecognition' && on) await recognise(devices);
      else await devices.turn(name, on);
      await refreshDeviceLists();
    },
    async useMyDevices() {
      const devices = ensureDevices();
      engine.parts.face.start();
      await Promise.all([devices.turn('camera', true), hearWords(devices)]);
      await refreshDeviceLists();
    },
    async chooseCamera(id) {
      state.setState({ cameraId: id });
      await current.devices?.reopen('camera');
    },
    async chooseMicrophone(id) {
      state.setState({ microphoneId: id });
      await current.devices?.reopen('microphone');
    },
    setMirror: (mirror) => state.setState({ mirror }),
    restFace() {
      current.session.startRest();
      current.session.update();
    },
    cancelRest() {
      current.session.cancelRest();
      current.session.update();
    },
    forgetRest() {
      current.session.declareNeutral({ seconds: current.session.clock.seconds(), neutral: null });
      current.session.update();
    },
    async chooseWordsPlace(speechRecognition) {
      const { status } = state.getState().channels.speechRecognition;
      state.setState({ speechRecognition });
      if (!current.devices || status === 'off') return;
      await current.devices.turn('speechRecognition', false);
      await recognise(current.devices);
    },
    allowCloudSpeech(yes) {
      state.setState({ cloudSpeechAllowed: yes, asksCloudSpeech: false });
      const { speechRecognition, channels } = state.getState();
      if (yes) void current.devices?.turn('speechRecognition', true);
      else if (speechRecognition === 'cloud' && channels.speechRecognition.status !== 'off')
        void current.devices?.turn('speechRecognition', false);
    },
    draft(text) {
      if (!current.devices && text.trim() === '') return;
      if (!current.devices) void refreshDeviceLists();
      // Whoever types speaks for themselves: the voice and face that play would be held against their words.
      ensureDevices();
      current.session.transcript.draft(text, current.session.clock.seconds());
      current.session.update();
    },
    commitDraft() {
      current.session.transcript.commitDraft(current.session.clock.seconds());
      current.session.update();
    },
    editSegment(id, text) {
      current.session.transcript.edit(id, text, current.session.clock.seconds());
      current.session.update();
    },
    async retryPart(name) {
      engine.parts[name].start();
    },
    cancelPart: (name) => engine.parts[name].stop(),
    dismissNotice(id) {
      state.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
    },
  };
}
