import { features } from './features.ts';
import { laboratory } from './laboratory.ts';
import { lessons } from './lessons.ts';
import { sessions } from './sessions.ts';
import { train } from './train.ts';

/** What the Laboratory, Lessons, Sessions and Train views say in English, and what these and the Corpus share: it comes with the first of them. */
export const viewSentences = { features, lab: laboratory, lessons, sessions, train };

/** The keys of the English sentences, any words. */
export type ViewSentences = typeof viewSentences;
