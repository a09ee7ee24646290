import type { WorkerState } from '../engine/supervised-worker.ts';
import type { Part as PartName } from '../engine/workers/engine.ts';
import type { InferenceBackend as BackendStatus } from '../engine/workers/inference/api.ts';
import type { FaceBackend } from '../engine/workers/vision/api.ts';
import type { ChannelState } from '../session/channel.ts';
import type { SessionState } from '../session/fold/session-state.ts';
import type { ChannelName } from '../session/sources/devices.ts';
import type { MediaTake } from '../session/stored/stored-session.ts';
import type { Freshness } from '../session/types.ts';
import type { WordsPlace } from '../session/words-place.ts';
import type { Problem } from './problem.ts';

export type { BackendStatus, ChannelName, ChannelState, FaceBackend, PartName };

/** How a part is doing; the app goes on without one that failed, and `retryPart` of LiveActions tries again. */
export type PartState = Exclude<WorkerState<never>, { status: 'ready' }> | { status: 'ready' };

export interface SampleInfo {
  id: 'delighted' | 'disappointed' | 'sarcastic' | 'flat' | (string & {});
  durationSeconds: number;
}

/** A kept session that plays. */
export interface ReplaySource {
  kind: 'recording';
  id: string;
  title: string;
  durationSeconds: number;
  /** Its sound and picture, where they were kept. */
  takes: readonly MediaTake[];
  playing: boolean;
  positionSeconds: number;
}

/** Where the signals come from now. */
export type LiveSource =
  | { kind: 'sample'; id: string; playing: boolean; positionSeconds: number }
  | ReplaySource
  | { kind: 'devices' };

/** The session of the moment, and what is around it. */
export interface LiveState extends SessionState {
  source: LiveSource;
  samples: SampleInfo[];
  /** Whether what plays is heard; off at first, because a page may not make a sound unasked. */
  sampleSound: boolean;
  channels: Record<ChannelName, ChannelState>;
  parts: Record<PartName, PartState>;
  backend: BackendStatus | null;
  /** What the face model runs on, once it was there. */
  faceBackend: FaceBackend | null;
  cameras: { id: string; label: string }[];
  /** Chosen camera, null = the browser's default. */
  cameraId: string | null;
  microphones: { id: string; label: string }[];
  microphoneId: string | null;
  mirror: boolean;
  /** "onDevice" needs no consent; "cloud" waits for `allowCloudSpeech`. */
  speechRecognition: WordsPlace;
  /** The places there are, in the order they are chosen in. */
  wordsPlaces: readonly WordsPlace[];
  /** The page's own recogniser and its size; null where the site serves none. */
  speechModel: { id: string; multilingual: boolean; bytes: number } | null;
  /** The person has agreed, on this page, to speech recognition off the device. */
  cloudSpeechAllowed: boolean;
  /** The question whether speech may leave the device is open. */
  asksCloudSpeech: boolean;
  /** Whether `prediction` is about now. */
  freshness: Freshness;
  /** Predictions and face frames a second, over the last two seconds. */
  rates: { predictionsPerSecond: number; faceFramesPerSecond: number };
  /** Things said once that belong to no panel (device lost and back, tab was hidden, ...). */
  notices: { id: string; problem: Problem }[];
}

export interface LiveActions {
  playSample(id: string): Promise<void>;
  /** Plays a kept session at its own pace; a problem with it is a notice. */
  replaySession(id: string): Promise<void>;
  /** This and what follows: of what plays, a sample or a kept session. */
  pauseSample(): void;
  resumeSample(): void;
  seekSample(seconds: number): void;
  /** Call it from a click: browsers allow sound only after one. */
  setSampleSound(on: boolean): void;
  /** Leaves the sample session; devices stay off until each is switched on. */
  switchToDevices(): Promise<void>;
  /** Speech to text that leaves the device is not switched on before the person has agreed: `asksCloudSpeech` then. */
  setChannel(name: ChannelName, on: boolean): Promise<void>;
  /** Camera, microphone and speech to text together. What is refused leaves the others. */
  useMyDevices(): Promise<void>;
  chooseCamera(id: string): Promise<void>;
  chooseMicrophone(id: string): Promise<void>;
  setMirror(on: boolean): void;
  /** Asks the person before the camera to rest their face: it is measured against that from then on. */
  restFace(): void;
  cancelRest(): void;
  /** The face is measured against what is known of it again. */
  forgetRest(): void;
  /** Another place for spoken words to be written down; when they are on, they go on there. */
  chooseWordsPlace(place: WordsPlace): Promise<void>;
  /** The person's answer to the cloud speech question; a yes switches speech to text on. */
  allowCloudSpeech(yes: boolean): void;
  /** Text being typed: it is part of the window at once. Whoever types leaves what plays. */
  draft(text: string): void;
  /** Closes the typed segment as an utterance. */
  commitDraft(): void;
  editSegment(id: string, text: string): void;
  retryPart(name: PartName): Promise<void>;
  /** Stops a part that is loading: it goes back to idle, and `retryPart` starts it again. */
  cancelPart(name: PartName): void;
  dismissNotice(id: string): void;
}

/**
 * Fast signals that never pass through React: canvases poll them once a frame.
 * `video` is the element-ready stream; null when the camera is off or a sample plays.
 */
export interface LiveSignals {
  video: MediaStream | null;
  /** 478 x (x, y, z) of the latest frame, image coordinates 0..1; null = no face. */
  landmarks: Float32Array | null;
  /** Latest blendshapes [52]; null = no face. */
  blendshapes: Float32Array | null;
  /** Last 4 seconds of 16 kHz audio as peak pairs (min, max) per 10 ms hop, oldest first. */
  waveform: Float32Array;
  /** Fundamental frequency in hertz per 10 ms hop over the same 4 seconds; 0 = unvoiced. */
  pitch: Float32Array;
  /** 0..1 input level. */
  level: number;
  /** Session clock now. */
  seconds: number;
}

/** Whether no part of the app is loading: what is brought for later does not hold up what is wanted now. */
export function isSettled({ parts }: LiveState): boolean {
  return Object.values(parts).every(({ status }) => status !== 'loading') && parts.network.status !== 'idle';
}
