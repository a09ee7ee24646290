import type { StoreApi } from 'zustand/vanilla';
import { listDevices } from '../../capture/device-access.ts';
import type { Engine } from '../../engine/workers/engine.ts';
import { createTurns } from '../../session/newest-turn.ts';
import type { LoadedSample } from '../../session/samples/load-sample.ts';
import type { Devices } from '../../session/sources/devices.ts';
import type { Live } from '../../session/sources/live.ts';
import { storageProblem } from '../../session/stored/session-error.ts';
import type { StoredSession } from '../../session/stored/stored-session.ts';
import type { DrawFace } from '../face-drawer.ts';
import type { LiveActions, LiveState } from '../live-state.ts';
import type { Problem } from '../problem.ts';

/** What the actions act on. */
export interface LiveActionsOptions {
  state: StoreApi<LiveState>;
  live: Live;
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
  live,
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
    if (live.devices) return live.devices;
    choose();
    const devices = live.switchToDevices();
    clear();
    state.setState({ source: { kind: 'devices' } });
    return devices;
  }

  async function playSample(id: string): Promise<void> {
    const isChosen = choose();
    try {
      const sample = await loadSample(id);
      if (!isChosen()) return;
      const player = live.play(sample);
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
      live.replay(stored, drawFace);
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
    if (!live.player || source.kind === 'devices') return;
    const { playing, positionSeconds } = live.player;
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
      live.player?.pause();
      showPlayer();
    },
    resumeSample() {
      live.player?.resume();
      showPlayer();
    },
    seekSample(seconds) {
      // A kept session's moments are sessions of their own.
      if (state.getState().source.kind === 'recording') clear();
      live.player?.seek(seconds);
      showPlayer();
    },
    setSampleSound(on) {
      state.setState({ sampleSound: on });
      live.sample?.setSound(on);
    },
    async switchToDevices() {
      ensureDevices();
      await refreshDeviceLists();
    },
    async setChannel(name, on) {
      if (!on && !live.devices) return;
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
      await live.devices?.reopen('camera');
    },
    async chooseMicrophone(id) {
      state.setState({ microphoneId: id });
      await live.devices?.reopen('microphone');
    },
    setMirror: (mirror) => state.setState({ mirror }),
    restFace() {
      live.session.startRest();
      live.session.update();
    },
    cancelRest() {
      live.session.cancelRest();
      live.session.update();
    },
    forgetRest() {
      live.session.declareNeutral({ seconds: live.session.clock.seconds(), neutral: null });
      live.session.update();
    },
    async chooseWordsPlace(speechRecognition) {
      const { status } = state.getState().channels.speechRecognition;
      state.setState({ speechRecognition });
      if (!live.devices || status === 'off') return;
      await live.devices.turn('speechRecognition', false);
      await recognise(live.devices);
    },
    allowCloudSpeech(yes) {
      state.setState({ cloudSpeechAllowed: yes, asksCloudSpeech: false });
      const { speechRecognition, channels } = state.getState();
      if (yes) void live.devices?.turn('speechRecognition', true);
      else if (speechRecognition === 'cloud' && channels.speechRecognition.status !== 'off')
        void live.devices?.turn('speechRecognition', false);
    },
    draft(text) {
      if (!live.devices && text.trim() === '') return;
      if (!live.devices) void refreshDeviceLists();
      // Whoever types speaks for themselves: the voice and face that play would be held against their words.
      ensureDevices();
      live.session.transcript.draft(text, live.session.clock.seconds());
      live.session.update();
    },
    commitDraft() {
      live.session.transcript.commitDraft(live.session.clock.seconds());
      live.session.update();
    },
    editSegment(id, text) {
      live.session.transcript.edit(id, text, live.session.clock.seconds());
      live.session.update();
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
