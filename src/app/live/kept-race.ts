import type { Racing } from '../../engine/backend/backend-race.ts';
import { readRace } from '../../engine/backend/backend-times.ts';
import { keepText, keptText } from '../kept-text.ts';

/** Where the browser keeps which backend was how fast: for the network, the page's own recogniser and the face model. */
const KEPT_RACES = {
  network: 'dbr-backend',
  speech: 'dbr-speech-backend',
  face: 'dbr-face-backend',
} as const;

/** The races of earlier visits, of one part: `kept` is null when there was none that can be read. */
export const keptRaces = (part: keyof typeof KEPT_RACES): Pick<Racing, 'kept' | 'keep'> => ({
  kept: () => readRace(keptText(KEPT_RACES[part])),
  keep: (race) => keepText(KEPT_RACES[part], JSON.stringify(race)),
});
