/** `npm run models`: fetches and verifies the model files that are not part of the project. */
import { bringModelFiles } from './model-files/bring.ts';

console.log('Model files:');
const missing = await bringModelFiles();
if (missing.length > 0) {
  console.log(
    'Try again with a connection, or put the file into a folder and name that folder in DBR_MODELS.',
  );
  process.exitCode = 1;
}
