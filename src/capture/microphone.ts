import { CaptureError, captureErrorOf } from './capture-error.ts';
import { type WatchedContext, watchContext } from './context-watch.ts';
import { type DeviceEvents, type OpenDevice, openDevice } from './device-access.ts';
import workletUrl from './microphone.worklet.ts?worker&url';

const WANTED_HERTZ = 16_000;
/** A context that does not run by then waits for something: the microphone is open all the same, and the watch tells. */
const RESUME_MILLISECONDS = 1000;

export interface MicrophoneEvents extends DeviceEvents {
  /** The browser holds back the sound of an open microphone (a call, sleep, no sound output), or lets it go on. */
  onHalted(halted: boolean): void;
}

export interface Microphone extends OpenDevice {
  /**
   * A fresh port that receives `AudioChunk`s from now on, their `seconds` the audio context's; one given before goes
   * silent. Transfer it to the acoustic worker: sound then never passes through the main thread.
   */
  listen(): MessagePort;
  sampleRate: number;
  /** `performance.now()` in seconds minus the audio context's time; changes when the system interrupts the context. */
  clockOffsetSeconds(): number;
}

/**
 * Opens a microphone as a stream of mono chunks.
 *
 * Echo cancellation, noise suppression and automatic gain are asked to stay off: they reshape the energy and the
 * spectrum that the acoustic features measure, and while devices are live the page itself makes no sound.
 *
 * The browser resamples to 16 kHz where it can; where it cannot join a stream to a context of another rate (Firefox),
 * chunks come at the device's rate and the acoustic worker resamples them.
 *
 * @param deviceId null = the browser's default
 * @throws CaptureError
 */
export async function openMicrophone(deviceId: string | null, events: MicrophoneEvents): Promise<Microphone> {
  if (isSecureContext && !('AudioWorkletNode' in globalThis)) {
    throw new CaptureError('microphone-unsupported', 'AudioWorklet');
  }
  const constraints: MediaTrackConstraints = {
    channelCount: { ideal: 1 },
    echoCancellation: false,
    noiseSuppression: false,
    autoGainControl: false,
    ...(deviceId !== null && { deviceId: { exact: deviceId } }),
  };
  let context: AudioContext | null = null;
  let endWatch: (() => void) | null = null;
  const device = await openDevice('microphone', constraints, {
    ...events,
    onEnded(error) {
      endWatch?.();
      void context?.close();
      events.onEnded(error);
    },
  });
  try {
    const graph = connect(device.stream);
    context = graph.context;
    const listen = await tap(graph);
    endWatch = watchContext(graph.context as WatchedContext, events.onHalted);
    return {
      ...device,
      listen,
      sampleRate: graph.context.sampleRate,
      clockOffsetSeconds: () => performance.now() / 1000 - graph.context.currentTime,
      close() {
        endWatch?.();
        device.close();
        void graph.context.close();
      },
    };
  } catch (cause) {
    device.close();
    void context?.close();
    throw captureErrorOf('microphone', cause);
  }
}

interface Graph {
  context: AudioContext;
  source: MediaStreamAudioSourceNode;
}

function connect(stream: MediaStream): Graph {
  const wanted = new AudioContext({ sampleRate: WANTED_HERTZ, latencyHint: 'interactive' });
  try {
    return { context: wanted, source: wanted.createMediaStreamSource(stream) };
  } catch {
    void wanted.close();
    const native = new AudioContext({ latencyHint: 'interactive' });
    return { context: native, source: native.createMediaStreamSource(stream) };
  }
}

/** Puts the worklet behind the source. */
async function tap({ context, source }: Graph): Promise<() => MessagePort> {
  await context.audioWorklet.addModule(workletUrl);
  const node = new AudioWorkletNode(context, 'microphone', {
    numberOfInputs: 1,
    numberOfOutputs: 0,
    channelCount: 1,
    channelCountMode: 'explicit',
  });
  source.connect(node);
  await running(context);
  return () => {
    const { port1, port2 } = new MessageChannel();
    node.port.postMessage(port1, [port1]);
    return port2;
  };
}

/** Resolves when the context runs, or soon. */
async function running(context: AudioContext): Promise<void> {
  const soon = new Promise<void>((resolve) => setTimeout(resolve, RESUME_MILLISECONDS));
  await Promise.race([context.resume(), soon]);
}
