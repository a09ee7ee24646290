import { existsSync } from 'node:fs';
import { cameraClip } from '../scripts/fake-devices/camera-clip.ts';
import { microphoneClip } from '../scripts/fake-devices/microphone-clip.ts';
import { inProject } from '../scripts/project/project.ts';
import { addressesOf, serveBuilt } from '../scripts/serve/serve.ts';

/**
 * Serves the built app for all specs on any free port and prepares the clips of the fake devices. The specs' processes
 * find them in the environment: `DBR_E2E_URL`, `DBR_E2E_CAMERA` (absent when no face could be had), `DBR_E2E_MICROPHONE`.
 * A `DBR_E2E_URL` that is there already is an app that somebody else serves.
 */
export default async function serve(): Promise<() => Promise<void>> {
  const camera = await cameraClip();
  if (camera) process.env.DBR_E2E_CAMERA = camera;
  process.env.DBR_E2E_MICROPHONE = await microphoneClip();
  if (process.env.DBR_E2E_URL) return async () => undefined;
  if (!existsSync(inProject('dist/index.html'))) {
    throw new Error('There is no built app to test: run "npx vite build" (npm test does).');
  }
  const server = await serveBuilt({ port: 0 });
  const [address] = addressesOf(server);
  if (!address) throw new Error('The server of the built app has no address.');
  process.env.DBR_E2E_URL = address;
  return () => server.close();
}
