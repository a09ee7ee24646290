import { z } from 'zod';
import { MODALITIES } from '../model/modalities.ts';
import { SAID as said } from './said.ts';

/** The address of a view as it stands in the address bar, without language and colours: those are the learner's. */
const address = z.string().regex(/^#\/[a-z]+(\?(?!.*\b(lang|theme)=)\S*)?$/);

const points = z.number().min(-3).max(3);

/** What a learner can be asked to bring about; all of it can be seen from the address and the live state. */
const condition = z.discriminatedUnion('on', [
  /** The address names this view, and these parameters: `*` at the end for any rest, null for one that is not there. */
  z.strictObject({
    on: z.literal('address'),
    view: z.string().regex(/^[a-z]+$/),
    parameters: z.record(z.string(), z.string().min(1).nullable()).default({}),
  }),
  /** This sample session was chosen in the Live view and is at this second or later. */
  z.strictObject({ on: z.literal('sample'), id: z.string(), fromSeconds: z.number().min(0).default(0) }),
  /** There is a prediction, above or below so many points. */
  z.strictObject({ on: z.literal('prediction'), above: points.optional(), below: points.optional() }),
  /** The learner's own words, voice or face are in the window; of words, with these among them. */
  z.strictObject({
    on: z.literal('own'),
    modality: z.enum(MODALITIES),
    saying: z.string().min(1).optional(),
  }),
  /** The learner's words, with these among them, are in the transcript, and the network reads none of them. */
  z.strictObject({ on: z.literal('unread'), saying: z.string().min(1) }),
]);

/** What the learner does before the lesson goes on. */
const act = z.strictObject({
  do: said,
  /** Done when all of these hold at once. */
  until: z.array(condition).min(1),
  /** The address at which it is done, for those who do not find the way. */
  shown: address.optional(),
});

const question = z
  .strictObject({
    ask: said,
    choices: z.array(said).min(2).max(4),
    /** Which choice is right, counted from 0. */
    right: z.int().min(0),
    /** Shown after answering, whatever was answered. */
    because: said,
  })
  .refine(({ choices, right }) => right < choices.length, { path: ['right'], error: 'names no choice' });

const step = z
  .strictObject({
    /** What the question or act before led to: a handout keeps it for the page with the answers. */
    reveal: said.optional(),
    text: said.optional(),
    /** What the app shows when the step begins; without it, whatever is there stays. */
    view: address.optional(),
    /** A sample session that plays when the step begins. */
    play: z.string().optional(),
    /** The part of the page to look at, by its `data-testid`. */
    highlight: z.string().optional(),
    /** Words of the method that the step uses, by their names in the glossary. */
    terms: z.array(z.string()).default([]),
    act: act.optional(),
    question: question.optional(),
    /** The same with the learner's own face and voice, for who wants to. */
    own: said.optional(),
  })
  .refine(({ reveal, text }) => reveal !== undefined || text !== undefined, {
    path: ['text'],
    error: 'a step says something',
  });

/** What a teacher reads who takes a class through the lesson. */
const teacher = z.strictObject({
  /** What pupils can do afterwards. */
  aim: said,
  /** What is to be ready before the class comes. */
  prepare: said,
  /** The lesson in class, part by part. */
  run: z.array(z.strictObject({ minutes: z.int().min(1).max(30), do: said })).min(2),
  /** What pupils get wrong, and what to say then. */
  mistakes: z.array(z.strictObject({ thinks: said, say: said })).min(2),
});

/** A lesson as its file says it. The last step is its check: what is asked or done there shows what was learnt. */
export const LESSON = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    /** Lessons are listed by this number, and those with the same by their ids. */
    order: z.number(),
    minutes: z.int().min(5).max(8),
    title: said,
    summary: said,
    steps: z.array(step).min(2),
    teacher,
  })
  .refine(({ steps }) => steps[0]?.view !== undefined, {
    path: ['steps', 0, 'view'],
    error: 'the first step says what is looked at',
  })
  .refine(({ steps }) => steps.at(-1)?.question !== undefined || steps.at(-1)?.act !== undefined, {
    path: ['steps'],
    error: 'the last step asks or wants something done: it is the lesson’s check',
  });

export type Lesson = z.output<typeof LESSON>;
export type LessonTeacher = z.output<typeof teacher>;
export type LessonStep = Lesson['steps'][number];
export type LessonAct = z.output<typeof act>;
export type LessonCondition = z.output<typeof condition>;
export type LessonQuestion = z.output<typeof question>;
