/** `npm start`: brings the model files it can, builds, serves with the isolation headers and prints the address. */
import { build } from 'vite';
import { BAD_INPUT, optionsOrExit } from '../src/training/node/command-line.ts';
import { fetchModelFiles } from './model-files/fetch.ts';
import { projectRoot } from './project/project.ts';
import { addressesOf, serveBuilt } from './serve/serve.ts';

const DEFAULT_PORT = 4173;

optionsOrExit({
  command: 'npm start',
  does: 'Fetches the model files it can, builds the app, serves it and prints its address.',
  options: {},
  environment: {
    PORT: `Port, 0 for any that is free. Default: ${DEFAULT_PORT}, or the next that is free.`,
    HOST: 'Address to listen at. Default: this machine alone.',
    DBR_MODELS: 'Folder with copies of the model files.',
  },
});

function wantedPort(): number {
  const named = process.env.PORT;
  if (!named) return DEFAULT_PORT;
  if (/^\d{1,5}$/.test(named) && Number(named) <= 65_535) return Number(named);
  console.error(`PORT is "${named}", which is not a port number (0 to 65535).`);
  process.exit(BAD_INPUT);
}

const port = wantedPort();
console.log('Model files:');
await fetchModelFiles({ attempts: 2 });
console.log('Building the app ...');
await build({ root: projectRoot, logLevel: 'error' });
const host = process.env.HOST;
const server = await serveBuilt({ port, exactPort: Boolean(process.env.PORT), ...(host ? { host } : {}) });
console.log(`\nDBR Live is at ${addressesOf(server).join(' and ')}\nStop it with Ctrl+C.`);
