import { readManifest } from '../model-files/manifest.ts';

/** SharedArrayBuffer (threads in wasm) needs a cross-origin isolated page. */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/**
 * Where model files may come from beside this site: the folder a build is told of (`DBR_MODEL_FILES`), and the official
 * address of what no package brings.
 */
function modelAddresses(): string[] {
  const { DBR_MODEL_FILES: folder = '' } = process.env;
  return [...(/^https?:/.test(folder) ? [folder] : []), ...readManifest().flatMap(({ url }) => url ?? [])];
}

/**
 * What the page and its workers may load and run. No inline script, no inline style, no eval: `wasm-unsafe-eval` lets
 * WebAssembly compile and nothing more. Styles that scripts set on elements (CSSOM) need no permission.
 */
const directives = (): Record<string, string[]> => ({
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'worker-src': ["'self'"],
  'style-src': ["'self'"],
  'font-src': ["'self'"],
  // blob: charts being exported as pictures; data: the small signs inside style sheets.
  'img-src': ["'self'", 'blob:', 'data:'],
  // blob: media files of one's own and recordings.
  'media-src': ["'self'", 'blob:'],
  'connect-src': ["'self'", 'blob:', ...modelAddresses()],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
});

const policyText = (policy: Record<string, string[]>): string =>
  Object.entries(policy)
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join('; ');

/** The policy as a page can carry it itself: `frame-ancestors` counts in a header only. */
export const metaPolicy = (): string => policyText(directives());

/** What no part of the app asks for is refused to it, and to whatever would get in. */
const REFUSED_FEATURES = [
  'accelerometer',
  'browsing-topics',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'magnetometer',
  'midi',
  'payment',
  'publickey-credentials-get',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

/** Every header a host should send with every file of the built app. */
export const securityHeaders = (): Record<string, string> => ({
  'Content-Security-Policy': policyText({ ...directives(), 'frame-ancestors': ["'none'"] }),
  ...isolationHeaders,
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': [
    'camera=(self)',
    'microphone=(self)',
    ...REFUSED_FEATURES.map((feature) => `${feature}=()`),
  ].join(', '),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
});
