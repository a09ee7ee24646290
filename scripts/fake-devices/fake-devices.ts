/** Chromium flags that put clips in place of a camera and a microphone; permission is asked as always. */
export function fakeDeviceFlags(camera: string | null, microphone: string | null): string[] {
  return [
    '--use-fake-device-for-media-stream',
    ...(camera ? [`--use-file-for-fake-video-capture=${camera}`] : []),
    ...(microphone ? [`--use-file-for-fake-audio-capture=${microphone}`] : []),
  ];
}
