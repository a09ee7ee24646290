import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CaptureError } from '../../capture/capture-error.ts';
import type { openMicrophone } from '../../capture/microphone.ts';
import type { recognizeSpeech, SpeechRecognitionOptions } from '../../capture/speech-recognition.ts';
import type { takeVideoFrames } from '../../capture/video-frames.ts';
import { VISUAL_FRAME_WIDTH, type VisualFrame } from '../../features/frames.ts';
import type { ChannelState } from '../channel.ts';
import { type Session, startSession } from '../fold/session.ts';
import { type Devices, openDevices } from './devices.ts';
import type { SoundSource } from './sound-feed.ts';

const capture = vi.hoisted(() => ({
  openCamera: vi.fn(),
  openMicrophone: vi.fn(),
  takeVideoFrames: vi.fn(),
  recognizeSpeech: vi.fn(),
}));
vi.mock('../../capture/camera.ts', () => ({ openCamera: capture.openCamera }));
vi.mock('../../capture/microphone.ts', () => ({ openMicrophone: capture.openMicrophone }));
vi.mock('../../capture/video-frames.ts', () => ({ takeVideoFrames: capture.takeVideoFrames }));
vi.mock('../../capture/speech-recognition.ts', () => ({ recognizeSpeech: capture.recognizeSpeech }));

type Deliver = Parameters<typeof takeVideoFrames>[1]['deliver'];

let session: Session;
let devices: Devices;
let states: [name: string, status: ChannelState['status']][];
let faces: VisualFrame[];
let places: string[];
let sound: (SoundSource | null)[];
let deliver: Deliver;
let minimumInterval: () => number;
let endedFrames: number;
let place: 'page' | 'onDevice' | 'cloud';
let tapped: boolean[];
let speechReady: () => Promise<void>;
let detect: () => Promise<VisualFrame | null>;

beforeEach(() => {
  vi.stubGlobal('navigator', { hardwareConcurrency: 8 });
  session = startSession(async () => null);
  states = [];
  faces = [];
  places = [];
  sound = [];
  endedFrames = 0;
  place = 'onDevice';
  tapped = [];
  speechReady = async () => undefined;
  const face = { seconds: 0, values: new Float32Array(VISUAL_FRAME_WIDTH), landmarks: null };
  detect = async () => face;
  capture.openCamera.mockReset().mockImplementation(async () => ({ stream: {}, close: () => undefined }));
  capture.openMicrophone.mockReset().mockImplementation(async () => ({
    stream: {},
    sampleRate: 48_000,
    listen: () => ({}) as MessagePort,
    clockOffsetSeconds: () => 0,
    close: () => undefined,
  }));
  capture.takeVideoFrames
    .mockReset()
    .mockImplementation((_: unknown, options: Parameters<typeof takeVideoFrames>[1]) => {
      ({ deliver, minimumInterval } = options);
      return () => {
        endedFrames += 1;
      };
    });
  capture.recognizeSpeech.mockReset().mockImplementation(async () => () => undefined);
  devices = openDevices({
    session: () => session,
    vision: { detect: () => detect(), reset: async () => undefined },
    sound: {
      connect: (source: SoundSource | null) => void sound.push(source),
      setWorkerReady: () => undefined,
      tap: (receive: unknown) => void tapped.push(receive !== null),
      renewTap: () => undefined,
      offsetSeconds: () => 0,
    },
    speech: { listen: async () => undefined, hear: async () => null, interrupt: () => undefined },
    speechReady: () => speechReady(),
    choice: () => ({ cameraId: 'front', microphoneId: null, speechPlace: place, cloudSpeechAllowed: false }),
    listener: {
      onChannel: (name, { status }) => void states.push([name, status]),
      onVideo: () => undefined,
      onMicrophone: () => undefined,
      onFace: (frame) => void faces.push(frame),
      onSpeechPlace: (speechPlace) => void places.push(speechPlace),
    },
  } as Parameters<typeof openDevices>[0]);
});

const see = () => deliver({} as ImageBitmap, performance.now());

describe('the camera', () => {
  it('is the one that was chosen; its faces come into the session until it is switched off', async () => {
    await devices.turn('camera', true);
    expect(capture.openCamera.mock.calls[0]?.[0]).toBe('front');
    expect(devices.open).toBe(true);
    await see();
    session.update();
    expect(session.state.getState().presence.visual).toBe(true);
    expect(faces).toHaveLength(1);
    await devices.turn('camera', false);
    expect(endedFrames).toBe(1);
    expect(devices.open).toBe(false);
    expect(states).toEqual([
      ['camera', 'starting'],
      ['camera', 'on'],
      ['camera', 'off'],
    ]);
  });

  it('is looked at less while the face in front of it rests', async () => {
    await devices.turn('camera', true);
    const values = new Float32Array(VISUAL_FRAME_WIDTH);
    await see();
    const atFirst = minimumInterval();
    detect = async () => ({ seconds: 5, values, landmarks: null });
    await see();
    expect(minimumInterval()).toBeGreaterThan(3 * atFirst);
    detect = async () => ({ seconds: 5.2, values: values.map(() => 0.5), landmarks: null });
    await see();
    expect(minimumInterval()).toBe(atFirst);
  });

  it('gives no session the face that another one saw', async () => {
    await devices.turn('camera', true);
    let answer: (frame: VisualFrame) => void = () => undefined;
    detect = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const seen = see();
    session = startSession(async () => null);
    answer({ seconds: 9, values: new Float32Array(VISUAL_FRAME_WIDTH), landmarks: null });
    await seen;
    session.update();
    expect(session.state.getState().presence.visual).toBe(false);
    expect(faces).toHaveLength(0);
  });

  it('says why it cannot be had', async () => {
    capture.openCamera.mockRejectedValueOnce(new CaptureError('camera-denied'));
    await devices.turn('camera', true);
    expect(states.at(-1)).toEqual(['camera', 'failed']);
    expect(devices.open).toBe(false);
  });
});

describe('the microphone', () => {
  it('is heard while it is on, and what was being said ends when it is switched off', async () => {
    const end = vi.spyOn(session, 'endVoice');
    await devices.turn('microphone', true);
    expect(sound.at(-1)).toMatchObject({ sampleRate: 48_000 });
    expect(end).not.toHaveBeenCalled();
    await devices.turn('microphone', false);
    expect(sound.at(-1)).toBeNull();
    expect(end).toHaveBeenCalledTimes(1);
  });

  it('ends what was being said when the browser holds its sound back', async () => {
    const end = vi.spyOn(session, 'endVoice');
    await devices.turn('microphone', true);
    const events = (capture.openMicrophone.mock.calls[0] as Parameters<typeof openMicrophone>)[1];
    events.onHalted(true);
    expect(end).toHaveBeenCalledTimes(1);
  });

  it('is opened again when another one is chosen, and stays closed when it was', async () => {
    await devices.reopen('microphone');
    expect(capture.openMicrophone).not.toHaveBeenCalled();
    await devices.turn('microphone', true);
    await devices.reopen('microphone');
    expect(capture.openMicrophone).toHaveBeenCalledTimes(2);
  });
});

describe('speech to text', () => {
  const heard = () =>
    (
      capture.recognizeSpeech.mock.calls.at(-1) as Parameters<typeof recognizeSpeech>
    )[0] as SpeechRecognitionOptions;

  it('writes what it hears into the transcript of the session of the moment', async () => {
    await devices.turn('speechRecognition', true);
    const now = performance.now();
    heard().onHeard({ id: 's1', text: 'I love it', final: false, firstHeardAt: now, lastHeardAt: now });
    expect(session.transcript.segments).toMatchObject([{ id: 's1', text: 'I love it', source: 'speech' }]);
  });

  it('goes to the cloud where the browser’s language pack does not come', async () => {
    capture.recognizeSpeech.mockRejectedValueOnce(new CaptureError('speech-language'));
    await devices.turn('speechRecognition', true);
    expect(places).toEqual(['cloud']);
    expect(heard()).toMatchObject({ place: 'cloud', cloudAllowed: false });
    expect(states.at(-1)).toEqual(['speechRecognition', 'on']);
  });

  it('stays off where it was to be in the cloud and cannot be had there', async () => {
    place = 'cloud';
    capture.recognizeSpeech.mockRejectedValueOnce(new CaptureError('speech-language'));
    await devices.turn('speechRecognition', true);
    expect(places).toEqual([]);
    expect(states.at(-1)).toEqual(['speechRecognition', 'failed']);
  });
});

it('all of them are closed together', async () => {
  for (const name of ['camera', 'microphone', 'speechRecognition'] as const) await devices.turn(name, true);
  devices.close();
  await Promise.resolve();
  expect(devices.open).toBe(false);
  expect(states.slice(-3).map(([, status]) => status)).toEqual(['off', 'off', 'off']);
});

describe('the page’s own recogniser', () => {
  beforeEach(() => {
    place = 'page';
  });

  it('is given the sound while words are on, and no browser is asked', async () => {
    await devices.turn('speechRecognition', true);
    expect(states.at(-1)).toEqual(['speechRecognition', 'on']);
    expect(tapped).toEqual([true]);
    await devices.turn('speechRecognition', false);
    expect(tapped).toEqual([true, false]);
    expect(capture.recognizeSpeech).not.toHaveBeenCalled();
  });

  it('says when it cannot be loaded', async () => {
    speechReady = () => Promise.reject(new CaptureError('speech-model', 'speech/tiny.en'));
    await devices.turn('speechRecognition', true);
    expect(states.at(-1)).toEqual(['speechRecognition', 'failed']);
    expect(tapped).toEqual([]);
  });
});
