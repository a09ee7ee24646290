import { existsSync } from 'node:fs';

/**
 * Flags under which a headless Chromium gives WebGPU without a GPU (SwiftShader) and stays quiet on a closed
 * network. SwiftShader compiles on the processor, half of the time what clears workgroup memory before a kernel that
 * writes it anyway; and it must not be taken for a driver that hangs.
 */
export const chromiumFlags = [
  '--no-sandbox',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--enable-dawn-features=disable_workgroup_init',
  '--disable-gpu-watchdog',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** The installed Chromium or Chrome, `DBR_CHROMIUM` first; empty when there is none (Playwright then uses its own). */
export function findChromium(): { executablePath?: string } {
  const named = process.env.DBR_CHROMIUM;
  const found = [...(named ? [named] : []), ...INSTALLED].find((path) => existsSync(path));
  return found ? { executablePath: found } : {};
}
