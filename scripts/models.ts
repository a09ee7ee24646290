/** `npm run models`: fetches and verifies the model files that are not part of the project. */
import { optionsOrExit } from '../src/training/node/command-line.ts';
import { fetchModelFiles } from './model-files/fetch.ts';
import { fetchSpeechModel } from './model-files/fetch-speech.ts';
import { readSpeechManifest } from './model-files/speech-manifest.ts';

const speechModels = Object.keys(readSpeechManifest());

const { speech, graphics } = optionsOrExit({
  command: 'npm run models',
  does: 'Fetches and verifies the model files that are not part of the project.',
  options: {
    speech: {
      type: 'string',
      value: speechModels.join('|'),
      says: 'Fetches this speech recogniser (Whisper) too.',
      otherwise: 'none',
    },
    graphics: {
      type: 'boolean',
      default: false,
      says: 'Fetches its encoder for graphics cards too (33 MB for tiny, 83 for base).',
    },
  },
  environment: { DBR_MODELS: 'Folder with copies of these files.' },
});
console.log('Model files:');
const missing = await fetchModelFiles();
const noSpeech = speech !== undefined && !(await fetchSpeechModel(speech, { graphics }));
if (missing.length > 0 || noSpeech) {
  console.log(
    'Try again with a connection, or put the file into a folder and name that folder in DBR_MODELS.',
  );
  process.exitCode = 1;
}
