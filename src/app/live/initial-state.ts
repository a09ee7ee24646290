import { EMPTY_SESSION } from '../../session/fold/session-state.ts';
import { SAMPLES } from '../../session/samples/samples.ts';
import type { LiveState } from '../live-state.ts';

/** Before anything is loaded: the sample session about to play, everything else off. */
export function initialState(sampleId: string): LiveState {
  return {
    ...EMPTY_SESSION,
    source: { kind: 'sample', id: sampleId, playing: false, positionSeconds: 0 },
    samples: [...SAMPLES],
    sampleSound: false,
    channels: {
      camera: { status: 'off' },
      microphone: { status: 'off' },
      speechRecognition: { status: 'off' },
    },
    parts: {
      network: { status: 'idle' },
      text: { status: 'idle' },
      face: { status: 'idle' },
      voice: { status: 'idle' },
      speech: { status: 'idle' },
    },
    backend: null,
    faceBackend: null,
    cameras: [],
    cameraId: null,
    microphones: [],
    microphoneId: null,
    mirror: true,
    speechRecognition: 'unsupported',
    wordsPlaces: [],
    speechModel: null,
    cloudSpeechAllowed: false,
    asksCloudSpeech: false,
    freshness: { kind: 'now' },
    rates: { predictionsPerSecond: 0, faceFramesPerSecond: 0 },
    notices: [],
  };
}
