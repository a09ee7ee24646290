import { z } from 'zod';
import { BLENDSHAPE_NAMES } from '../../features/visual/blendshapes.ts';
import { extractorNames } from '../../model/extractor-names.ts';
import { requireExtractors } from './require-extractors.ts';
import { SessionError } from './session-error.ts';

/** What names the form of a session's file. */
export const SESSION_FORMAT = 'dbr-live-session';
/** Grows when a file of the new form cannot be read by what reads the old one; see docs/session-format.md. */
export const SESSION_VERSION = 1;

/** Longer than anything this app makes; a bound for what others make. */
export const LONGEST_SECONDS = 6 * 3600;
const MOST_CHANGES = 500_000;
const MOST_TOKENS = 512;
const MOST_TAKES = 1000;
const MOST_NOTES = 100;
const LONGEST_TEXT = 20_000;

const seconds = z.number().min(0).max(LONGEST_SECONDS);
const id = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,79}$/u);
const text = z.string().max(LONGEST_TEXT);
/** Sums of many numbers may pass the end of their scale by a hair. */
const HAIR = 1e-6;
const sentiment = z
  .number()
  .min(-3 - HAIR)
  .max(3 + HAIR);
const balance = z
  .number()
  .min(-1 - HAIR)
  .max(1 + HAIR);

/** What was said of an interval; another order of its ends is none. */
const interval = z
  .object({ low: sentiment, high: sentiment })
  .refine(({ low, high }) => low <= high, 'ends before it begins');

const segment = z.object({
  id: z.string().min(1).max(120),
  text,
  startSeconds: seconds,
  endSeconds: seconds,
  source: z.enum(['typed', 'speech', 'sample', 'subtitles']),
  final: z.boolean(),
});

const encodedText = z
  .object({
    text,
    tokens: z
      .array(
        z.object({
          piece: z.string().max(200),
          start: z.int().min(0).max(LONGEST_TEXT),
          end: z.int().min(0).max(LONGEST_TEXT),
        }),
      )
      .max(MOST_TOKENS),
  })
  .refine((encoded) => encoded.tokens.every(({ start, end }) => start <= end && end <= encoded.text.length), {
    error: 'a token lies outside its text',
  });

/** A neutral face: scores like those of a frame. */
const neutralFace = z
  .array(
    z
      .number()
      .min(-HAIR)
      .max(1 + HAIR),
  )
  .length(BLENDSHAPE_NAMES.length);

/** `session.json` of version 1. What is not named here is left out. */
const sessionJson1 = z.object({
  session: z.object({
    id,
    title: z.string().max(1000),
    createdAt: z.iso.datetime(),
    source: z.enum(['live', 'media']),
    fileName: z.string().max(1000).optional(),
    notes: z
      .array(
        z.object({
          code: z.string().regex(/^[a-z][a-z\d-]{0,59}$/),
          detail: z.string().max(2000).default(''),
        }),
      )
      .max(MOST_NOTES)
      .optional(),
  }),
  durationSeconds: seconds,
  extractors: extractorNames.optional(),
  transcript: z.array(z.object({ seconds, segment })).max(MOST_CHANGES),
  texts: z.array(encodedText).max(MOST_CHANGES),
  neutrals: z
    .array(z.object({ seconds, neutral: neutralFace.nullable() }))
    .max(MOST_CHANGES)
    .optional(),
  utterances: z
    .array(
      z.object({
        id: z.string().min(1).max(120),
        startSeconds: seconds,
        endSeconds: seconds,
        text,
        sentiment: sentiment.nullable(),
        balance: balance.nullable(),
        interval: interval.optional(),
      }),
    )
    .max(MOST_CHANGES),
  media: z
    .array(
      z.object({
        file: z.string().regex(/^media\/\d{1,4}$/),
        kind: z.enum(['audio', 'video']),
        startSeconds: seconds,
        type: z.string().regex(/^((audio|video)\/[\w.+-]+(; ?[\w-]+=[\w.,"-]+)*)?$/),
        name: z.string().max(1000).optional(),
      }),
    )
    .max(MOST_TAKES),
});
export type SessionJson = z.infer<typeof sessionJson1>;

const versioned = z.object({ format: z.literal(SESSION_FORMAT), version: z.int().min(1) });

/** How a file of each version becomes what there is now: a version is never taken out of here. */
const READERS: Readonly<Record<number, (json: unknown) => SessionJson>> = {
  1: (json) => sessionJson1.parse(json),
};

/** @throws SessionError that names the trouble and its place */
export function readSessionJson(bytes: Uint8Array): SessionJson {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const { version } = versioned.parse(json);
    const read = READERS[version];
    if (!read) throw new SessionError('session-file-newer', `version ${version}`);
    const session = read(json);
    requireExtractors(session.extractors);
    return session;
  } catch (cause) {
    if (cause instanceof SessionError) throw cause;
    const detail =
      cause instanceof z.ZodError
        ? cause.issues
            .slice(0, 3)
            .map(({ path, message }) => `${path.join('.') || 'session.json'}: ${message}`)
            .join('; ')
        : 'session.json is not JSON';
    throw new SessionError('session-file-unreadable', detail, { cause });
  }
}
