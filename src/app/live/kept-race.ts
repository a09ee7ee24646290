import { type KeptRace, readRace } from '../../engine/backend/backend-times.ts';
import { keepText, keptText } from '../kept-text.ts';

/** Where the browser keeps which backend was how fast. */
const KEPT_RACE = 'dbr-backend';

/** The race of an earlier visit; null when there was none that can be read. */
export const keptRace = (): KeptRace | null => readRace(keptText(KEPT_RACE));

export const keepRace = (race: KeptRace): void => keepText(KEPT_RACE, JSON.stringify(race));
