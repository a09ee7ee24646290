import { openCamera } from '../../capture/camera.ts';
import { CaptureError } from '../../capture/capture-error.ts';
import { watchPressure } from '../../capture/compute-pressure.ts';
import { type Microphone, openMicrophone } from '../../capture/microphone.ts';
import { isSmallMachine } from '../../capture/small-machine.ts';
import { recognizeSpeech, type SpeechRecognitionPlace } from '../../capture/speech-recognition.ts';
import { takeVideoFrames } from '../../capture/video-frames.ts';
import type { Speech } from '../../engine/workers/speech/speech.ts';
import type { Vision } from '../../engine/workers/vision/vision.ts';
import type { VisualFrame } from '../../features/frames.ts';
import { NO_ACTIVITY, observeFace, pictureInterval } from '../../features/visual/face-pace.ts';
import { type ChannelEvents, type ChannelState, createChannel } from '../channel.ts';
import type { Session } from '../fold/session.ts';
import type { WordsPlace } from '../words-place.ts';
import type { SoundFeed } from './sound-feed.ts';

export const CHANNELS = ['camera', 'microphone', 'speechRecognition'] as const;
export type ChannelName = (typeof CHANNELS)[number];

/** What the person chose. */
export interface DeviceChoice {
  /** null = the browser's default. */
  cameraId: string | null;
  microphoneId: string | null;
  speechPlace: WordsPlace;
  cloudSpeechAllowed: boolean;
}

/** What devices tell whoever shows them. */
export interface DeviceListener {
  onChannel(name: ChannelName, state: ChannelState): void;
  onVideo(stream: MediaStream | null): void;
  onMicrophone(stream: MediaStream | null): void;
  onFace(frame: VisualFrame): void;
  /** Speech cannot be recognised where the browser said. */
  onSpeechPlace(place: SpeechRecognitionPlace): void;
}

export interface DevicesOptions {
  /** The session of the moment; another one may begin while devices are open. */
  session(): Session;
  vision: Pick<Vision, 'detect' | 'reset'>;
  sound: SoundFeed;
  /** The page's own recogniser. */
  speech: Pick<Speech, 'listen' | 'hear' | 'interrupt'>;
  /** Resolves when it is loaded. @throws CaptureError `speech-model` when it will not be */
  speechReady(): Promise<void>;
  choice(): DeviceChoice;
  listener: DeviceListener;
}

/** Camera, microphone and speech recognition as the source of a session. */
export interface Devices {
  turn(name: ChannelName, on: boolean): Promise<void>;
  /** Camera or microphone is open. */
  readonly open: boolean;
  /** Opens the input again when it is on, because another device was chosen. */
  reopen(name: ChannelName): Promise<void>;
  close(): void;
}

/** What a picture costs is the mean of about the last so many. */
const COST_PICTURES = 8;

export function openDevices(options: DevicesOptions): Devices {
  const { session, vision, sound, choice, listener } = options;

  const camera = createChannel(
    async (events) => {
      const device = await openCamera(choice().cameraId, events);
      await vision.reset();
      const pressure = watchPressure();
      let activity = NO_ACTIVITY;
      let costMilliseconds = 0;
      const endFrames = takeVideoFrames(device.stream, {
        minimumInterval: () =>
          pictureInterval(activity, {
            costMilliseconds,
            fewCores: isSmallMachine(),
            pressure: pressure.state,
          }),
        async deliver(picture, capturedAt) {
          const seenBy = session();
          const askedAt = performance.now();
          const frame = await vision.detect(picture, seenBy.clock.at(capturedAt));
          if (frame) {
            costMilliseconds += (performance.now() - askedAt - costMilliseconds) / COST_PICTURES;
            activity = observeFace(activity, frame);
          }
          // A face that another session saw has that session's time.
          if (!frame || camera.opened?.stream !== device.stream || session() !== seenBy) return;
          seenBy.addVisual(frame);
          listener.onFace(frame);
        },
      });
      return {
        stream: device.stream,
        close() {
          endFrames();
          pressure.end();
          device.close();
        },
      };
    },
    (state, opened) => {
      listener.onVideo(opened?.stream ?? null);
      if (state.status !== 'on') session().cancelRest();
      changed('camera', state);
    },
  );

  let heard: Microphone | null = null;
  function hear(microphone: Microphone | null): void {
    heard = microphone;
    if (!microphone) session().endVoice();
    listener.onMicrophone(microphone?.stream ?? null);
    const toSession = () => session().clock.at(performance.now()) - performance.now() / 1000;
    sound.connect(
      microphone && {
        sampleRate: microphone.sampleRate,
        listen: microphone.listen,
        offsetSeconds: () => microphone.clockOffsetSeconds() + toSession(),
      },
    );
  }

  const microphone = createChannel(
    (events) => openMicrophone(choice().microphoneId, events),
    (state, opened) => {
      if (opened !== heard) hear(opened);
      // No sound comes that would end what was being said.
      if (state.status === 'on' && state.halted) session().endVoice();
      changed('microphone', state);
    },
  );

  function recognize(speechPlace: SpeechRecognitionPlace, { onEnded }: ChannelEvents): Promise<() => void> {
    return recognizeSpeech({
      place: speechPlace,
      cloudAllowed: choice().cloudSpeechAllowed,
      onEnded,
      onHeard: ({ id, text, final, firstHeardAt, lastHeardAt }) => {
        const { clock, transcript } = session();
        transcript.put({
          id,
          text,
          final,
          startSeconds: clock.at(firstHeardAt),
          endSeconds: clock.at(lastHeardAt),
          source: 'speech',
        });
      },
    });
  }

  const speech = createChannel(
    async (events) => {
      const { speechPlace } = choice();
      if (speechPlace === 'page') {
        // Not part of the page's first load: it comes with the recogniser.
        const [{ writeDownVoices }] = await Promise.all([import('./page-words.ts'), options.speechReady()]);
        return { close: writeDownVoices({ session, sound, speech: options.speech }) };
      }
      const end = await recognize(speechPlace, events).catch((error: unknown) => {
        const noPack = error instanceof CaptureError && error.code === 'speech-language';
        if (speechPlace !== 'onDevice' || !noPack) throw error;
        // The browser offered a language pack and cannot bring it: the cloud is left, and that needs a yes.
        listener.onSpeechPlace('cloud');
        return recognize('cloud', events);
      });
      return { close: end };
    },
    (state) => changed('speechRecognition', state),
  );

  const channels = { camera, microphone, speechRecognition: speech };

  const open = () => camera.opened !== null || microphone.opened !== null;

  function changed(name: ChannelName, state: ChannelState): void {
    session().setReceiving(open());
    listener.onChannel(name, state);
  }

  return {
    get open() {
      return open();
    },
    turn: (name, on) => channels[name].turn(on),
    async reopen(name) {
      if (channels[name].opened) await channels[name].turn(true);
    },
    close() {
      for (const name of CHANNELS) void channels[name].turn(false);
    },
  };
}
