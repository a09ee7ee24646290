/** `npm run models`: fetches and verifies the model files that are not part of the project. */
import { optionsOrExit } from '../src/training/node/command-line.ts';
import { fetchModelFiles } from './model-files/fetch.ts';

optionsOrExit({
  command: 'npm run models',
  does: 'Fetches and verifies the model files that are not part of the project.',
  options: {},
  environment: { DBR_MODELS: 'Folder with copies of these files.' },
});
console.log('Model files:');
const missing = await fetchModelFiles();
if (missing.length > 0) {
  console.log(
    'Try again with a connection, or put the file into a folder and name that folder in DBR_MODELS.',
  );
  process.exitCode = 1;
}
