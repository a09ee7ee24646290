import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/** Globs of what the service worker does not keep. */
const NOT_KEPT = [
  // The app keeps these itself, with their SHA-256 (`src/engine/files/model-files.ts`).
  'model-files/text/**',
  'model-files/face/**',
  // All but their list, which says what there is: `*/**` would match that as well.
  'model-files/speech/*/*',
  'model-files/speech/*/*/**',
  'model-files/wasm/onnx/*.wasm',
  // For hosts, which do not hand it out.
  '_headers',
  'kept-size.json',
  // To be read where the app comes from.
  'THIRD_PARTY_LICENSES.md',
];

/**
 * Makes the built app installable and lets a service worker keep it, so that it works without a network. A newer version
 * waits until every page is closed or the person asks for it.
 */
export function keptApp(): Plugin[] {
  return VitePWA({
    registerType: 'prompt',
    // `src/engine/files/service-worker.ts` does it, when the page has loaded what it needs itself.
    injectRegister: null,
    manifest: {
      name: 'DBR Live',
      short_name: 'DBR Live',
      description: 'Dual-Branch Rebalancing for multimodal sentiment, running in this browser.',
      display: 'standalone',
      start_url: './',
      scope: './',
      background_color: '#f2f4f7',
      theme_color: '#f2f4f7',
      icons: [
        { src: 'icons/icon.svg', type: 'image/svg+xml', sizes: 'any' },
        { src: 'icons/icon-192.png', type: 'image/png', sizes: '192x192' },
        { src: 'icons/icon-512.png', type: 'image/png', sizes: '512x512' },
        { src: 'icons/maskable-512.png', type: 'image/png', sizes: '512x512', purpose: 'maskable' },
      ],
    },
    workbox: {
      globPatterns: ['**/*'],
      globIgnores: NOT_KEPT,
      maximumFileSizeToCacheInBytes: 64 * 2 ** 20,
      // Whatever the query asks for (?backend=wasm, ?inspect), the page is the same.
      ignoreURLParametersMatching: [/./],
      // The very first page is to have what it loads later from the copy too.
      clientsClaim: true,
      inlineWorkboxRuntime: true,
      sourcemap: false,
    },
  });
}
