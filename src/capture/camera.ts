import { type DeviceEvents, type OpenDevice, openDevice } from './device-access.ts';

export const CAMERA_WIDTH = 640;
export const CAMERA_HEIGHT = 480;
export const CAMERA_FRAMES_PER_SECOND = 30;

/**
 * Opens a camera. Mirroring is a matter of the screen: features see the picture as the camera does.
 * @param deviceId null = the browser's default
 * @throws CaptureError
 */
export function openCamera(deviceId: string | null, events: DeviceEvents): Promise<OpenDevice> {
  const constraints: MediaTrackConstraints = {
    width: { ideal: CAMERA_WIDTH },
    height: { ideal: CAMERA_HEIGHT },
    frameRate: { ideal: CAMERA_FRAMES_PER_SECOND },
    ...(deviceId === null ? { facingMode: 'user' } : { deviceId: { exact: deviceId } }),
  };
  return openDevice('camera', constraints, events);
}
