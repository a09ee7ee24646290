import { CaptureError, captureErrorOf } from './capture-error.ts';

export type DeviceKind = 'camera' | 'microphone';

/** What happens to an open device afterwards. */
export interface DeviceEvents {
  /** The device is gone: unplugged, or its permission withdrawn. The stream is already stopped. */
  onEnded(error: CaptureError): void;
  /** The device is open but sends nothing: a hardware switch, the system's privacy setting. */
  onMuted(muted: boolean): void;
}

/** An open camera or microphone. */
export interface OpenDevice {
  stream: MediaStream;
  /** The device the browser chose; empty when it does not tell. */
  deviceId: string;
  close(): void;
}

/**
 * Opens one device and watches it.
 * @throws CaptureError denied, not-found, in-use, insecure, unsupported or failed
 */
export async function openDevice(
  kind: DeviceKind,
  constraints: MediaTrackConstraints,
  events: DeviceEvents,
): Promise<OpenDevice> {
  const stream = await request(kind, constraints);
  const [track] = stream.getTracks();
  if (!track) throw new CaptureError(`${kind}-not-found`);
  const watch = new AbortController();
  const { signal } = watch;
  const close = () => {
    // stop() fires no `ended`; whoever closes knows.
    watch.abort();
    track.stop();
  };
  track.addEventListener(
    'ended',
    () => {
      close();
      events.onEnded(new CaptureError(`${kind}-unplugged`, track.label));
    },
    { signal },
  );
  track.addEventListener('mute', () => events.onMuted(true), { signal });
  track.addEventListener('unmute', () => events.onMuted(false), { signal });
  if (track.muted) events.onMuted(true);
  return { stream, deviceId: track.getSettings().deviceId ?? '', close };
}

async function request(kind: DeviceKind, constraints: MediaTrackConstraints): Promise<MediaStream> {
  // Outside a secure context the whole interface is absent.
  if (!isSecureContext) throw new CaptureError(`${kind}-insecure`);
  if (!navigator.mediaDevices?.getUserMedia) throw new CaptureError(`${kind}-unsupported`);
  const member = kind === 'camera' ? 'video' : 'audio';
  return navigator.mediaDevices.getUserMedia({ [member]: constraints }).catch((cause: unknown) => {
    throw captureErrorOf(kind, cause);
  });
}

export interface DeviceLabel {
  id: string;
  label: string;
}

/** Devices of a kind. Before the first permission browsers keep ids and labels back; such entries are left out. */
export async function listDevices(kind: DeviceKind): Promise<DeviceLabel[]> {
  const wanted = kind === 'camera' ? 'videoinput' : 'audioinput';
  const all = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  return all
    .filter((device) => device.kind === wanted && device.deviceId !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
}

/** Calls back when a device is plugged in or out; returns what ends the watch. */
export function watchDevices(onChange: () => void): () => void {
  const watch = new AbortController();
  navigator.mediaDevices?.addEventListener('devicechange', onChange, { signal: watch.signal });
  return () => watch.abort();
}
