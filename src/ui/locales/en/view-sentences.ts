import { laboratory } from './laboratory.ts';
import { lessons } from './lessons.ts';
import { sessions } from './sessions.ts';
import { train } from './train.ts';

/** What the Laboratory, Lessons, Sessions and Train views say in English: it comes with the first of them. */
export const viewSentences = { lab: laboratory, lessons, sessions, train };

/** The keys of the English sentences, any words. */
export type ViewSentences = typeof viewSentences;
