import { startBackend } from './src/training/backend.ts';
import { loadClips } from './src/training/training-data.ts';
await startBackend('wasm');
console.log((await loadClips('/work/shared/data/speech/speech.csv')).length);
