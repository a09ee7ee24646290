import type { AcousticBatch } from '../../engine/workers/acoustic/api.ts';
import type { Engine } from '../../engine/workers/engine.ts';
import { SAMPLE_RATE_HERTZ } from '../../features/frames.ts';
import type { PlainTrace } from '../../model/trace.ts';
import { type LoopTurn, startPredictionLoop } from '../answer/predict.ts';
import { predictionOf } from '../answer/prediction.ts';
import { type Session, type SessionPast, startSession } from '../fold/session.ts';
import type { SessionStore } from '../fold/session-state.ts';
import type { LoadedSample } from '../samples/load-sample.ts';
import type { StoredSession } from '../stored/stored-session.ts';
import type { Prediction, SessionWindow } from '../types.ts';
import { type DeviceChoice, type DeviceListener, type Devices, openDevices } from './devices.ts';
import type { Player } from './player.ts';
import { playRecording, type RecordingPlayerOptions } from './recording-player.ts';
import { playSample, type SamplePlayer } from './sample-player.ts';
import { createSoundFeed } from './sound-feed.ts';

/** What the session of the moment tells whoever shows it. */
export interface CurrentSessionListener extends DeviceListener {
  /** The session of the moment is over, and nothing more comes into it. */
  onSessionEnd(session: Session): void;
  onSound(batch: AcousticBatch): void;
  onPrediction(prediction: Prediction): void;
  /** Several times a second: time to look at the session again. */
  onTurn(turn: LoopTurn): void;
}

export interface CurrentSessionOptions {
  engine: Engine;
  choice(): DeviceChoice;
  /** Whether words can be read: now, once the text model is there, or not at all. */
  reading(): 'now' | 'soon' | 'never';
  /** How many predictions a second are wanted; asked again and again. */
  perSecond(): number;
  /** Resolves when the page's own recogniser is loaded. @throws CaptureError `speech-model` when it will not be */
  speechReady(): Promise<void>;
  /** Where the session of the moment keeps its state. */
  state: SessionStore;
}

/** One session after the other, from a sample or from devices, with predictions of what goes on now. */
export interface CurrentSession {
  /** Begins to predict, and to tell what happens; before, nobody is told anything. Once. */
  start(listener: CurrentSessionListener): void;
  /** The session of the moment; a new source begins a new one. */
  readonly session: Session;
  /** What plays, a sample or a kept session; null while devices are the source. */
  readonly player: Player | null;
  /** The sample that plays; null while anything else is the source. */
  readonly sample: SamplePlayer | null;
  /** The devices; null while something plays. */
  readonly devices: Devices | null;
  play(sample: LoadedSample): SamplePlayer;
  replay(stored: StoredSession, drawFace: RecordingPlayerOptions['drawFace']): Player;
  switchToDevices(): Devices;
  /** Begins another session with the devices as they are. */
  renew(): Session;
  /** The voice worker is ready (again), or gone. */
  setVoiceReady(ready: boolean): void;
  /** The page's own recogniser was started again: it knows of no sound. */
  renewSpeech(): void;
  close(): void;
}

/** Nobody listens yet. */
const NOBODY: CurrentSessionListener = {
  onChannel: () => undefined,
  onVideo: () => undefined,
  onMicrophone: () => undefined,
  onFace: () => undefined,
  onSpeechPlace: () => undefined,
  onSessionEnd: () => undefined,
  onSound: () => undefined,
  onPrediction: () => undefined,
  onTurn: () => undefined,
};

export function openCurrentSession({
  engine,
  choice,
  reading,
  speechReady,
  perSecond,
  state,
}: CurrentSessionOptions): CurrentSession {
  let listener = NOBODY;
  let endLoop: (() => void) | null = null;
  let session = newSession();
  let player: Player | null = null;
  let sample: SamplePlayer | null = null;
  let devices: Devices | null = null;
  /** The neutral face of whoever sits before the camera, while something else plays. */
  let ownNeutral: Float32Array | null = null;
  /** Whose window is being looked at: an answer that comes after the source changed belongs to no session. */
  let asked = session;
  const sound = createSoundFeed(engine.acoustic, (batch) => {
    // Sound that was on its way when the session began was before it.
    session.addAcoustic(batch.frames.filter(({ seconds }) => seconds >= 0));
    listener.onSound(batch);
  });

  function newSession(): Session {
    return startSession(engine.text.encode, undefined, undefined, state);
  }

  function beginSession(next = newSession()): Session {
    listener.onSessionEnd(session);
    session.observe(null);
    session = next;
    session.update();
    return session;
  }

  /** What was predicted of a recording is still known after a jump in it. */
  function knownOf({ history, utterances }: SessionPast): SessionPast {
    const known = state.getState();
    const predictions = new Map(known.utterances.map(({ id, prediction }) => [id, prediction]));
    return {
      history,
      prediction: known.prediction,
      utterances: utterances.map((utterance) => {
        const prediction = predictions.get(utterance.id);
        return prediction ? { ...utterance, prediction } : utterance;
      }),
    };
  }

  /** The same person goes on before the camera, whose neutral face is known. */
  function goOn(neutral: Float32Array | null): void {
    if (neutral) session.declareNeutral({ seconds: 0, neutral });
    session.update();
  }

  function leaveSource(): void {
    if (devices) ownNeutral = session.neutral?.neutral ?? null;
    sound.connect(null);
    player?.close();
    player = null;
    sample = null;
    devices?.close();
    devices = null;
    beginSession();
  }

  function answered(window: SessionWindow, trace: PlainTrace, latencySeconds: number): void {
    if (asked !== session) return;
    const prediction = predictionOf(window, trace, latencySeconds);
    session.record(prediction);
    listener.onPrediction(prediction);
  }

  /** Of what plays: its words are known, so an answer without them would be a wrong one. */
  function misses(window: SessionWindow | null): boolean {
    return window?.unread === true && player !== null;
  }

  let missing = false;
  return {
    start(next) {
      listener = next;
      endLoop ??= startPredictionLoop({
        window() {
          asked = session;
          const window = session.look();
          missing = misses(window);
          const place = reading();
          // A sample goes on by voice and face where there is no text model at all; the page says so beside it.
          if (missing && place === 'never' && sample) missing = false;
          return missing && place !== 'now' ? null : window;
        },
        // Words that are being encoded are there in a moment: the answer before stands until then.
        predict: async (tracks) => (missing ? null : engine.inference.predict(tracks)),
        onPrediction: answered,
        perSecond,
        onTurn(turn) {
          session.update(asked === session ? turn.window : null);
          listener.onTurn(turn);
        },
      });
    },
    get session() {
      return session;
    },
    get player() {
      return player;
    },
    get sample() {
      return sample;
    },
    get devices() {
      return devices;
    },
    play(loaded) {
      leaveSource();
      session.setReceiving(true);
      const started = playSample(loaded, session, listener.onFace);
      player = started;
      sample = started;
      sound.connect({ sampleRate: SAMPLE_RATE_HERTZ, listen: started.listen, offsetSeconds: () => 0 });
      return started;
    },
    replay(stored, drawFace) {
      leaveSource();
      player = playRecording(stored, {
        beginSession: (clock, tokens, past) =>
          beginSession(
            startSession(
              async (text) => {
                const known = tokens.get(text);
                return known ? [...known] : engine.text.encode(text);
              },
              clock,
              knownOf(past),
              state,
            ),
          ),
        drawFace,
        onFace: listener.onFace,
        onSound: listener.onSound,
      });
      return player;
    },
    switchToDevices() {
      leaveSource();
      devices = openDevices({
        session: () => session,
        vision: engine.vision,
        speech: engine.speech,
        speechReady,
        sound,
        choice,
        listener,
      });
      goOn(ownNeutral);
      return devices;
    },
    renew() {
      const neutral = session.neutral?.neutral ?? null;
      const fresh = beginSession();
      goOn(neutral);
      fresh.setReceiving(devices?.open ?? false);
      // The clock begins anew: the head has not moved since.
      void engine.vision.reset();
      return fresh;
    },
    setVoiceReady: sound.setWorkerReady,
    renewSpeech: sound.renewTap,
    close() {
      endLoop?.();
      leaveSource();
    },
  };
}
