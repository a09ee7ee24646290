/** `npm start`: brings the model files it can, builds, serves with the isolation headers and prints the address. */
import { build, preview } from 'vite';
import { bringModelFiles } from './model-files/bring.ts';
import { projectRoot } from './project.ts';

const DEFAULT_PORT = 4173;

function wantedPort(): number {
  const named = process.env.PORT;
  if (named === undefined || named === '') return DEFAULT_PORT;
  if (/^\d{1,5}$/.test(named) && Number(named) <= 65_535) return Number(named);
  console.error(`PORT is "${named}", which is not a port number (0 to 65535).`);
  process.exit(2);
}

const port = wantedPort();
console.log('Model files:');
await bringModelFiles({ attempts: 2 });
await build({ root: projectRoot, logLevel: 'warn' });
const server = await preview({
  root: projectRoot,
  // The numeric address: "localhost" may mean IPv6 alone here and IPv4 in the browser.
  preview: { host: process.env.HOST ?? '127.0.0.1', port, strictPort: Boolean(process.env.PORT) },
});
const { local = [], network = [] } = server.resolvedUrls ?? {};
console.log(`\nDBR Live is at ${[...local, ...network].join(' and ')}\nStop it with Ctrl+C.`);
