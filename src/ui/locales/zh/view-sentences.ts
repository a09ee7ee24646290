import type { ViewSentences } from '../en/view-sentences.ts';
import { features } from './features.ts';
import { laboratory } from './laboratory.ts';
import { lessons } from './lessons.ts';
import { sessions } from './sessions.ts';
import { train } from './train.ts';

/** What the Laboratory, Lessons, Sessions and Train views say in Chinese. */
export const viewSentences: ViewSentences = { features, lab: laboratory, lessons, sessions, train };
