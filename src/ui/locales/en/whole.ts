import { en as page } from './en.ts';
import { viewSentences } from './view-sentences.ts';

/** Every sentence of the interface in English. */
export const en = { ...page, ...viewSentences };
