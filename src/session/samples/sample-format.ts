import { z } from 'zod';
import { BLENDSHAPE_NAMES } from '../../features/visual/blendshapes.ts';
import { VISEMES } from './visemes.ts';

const seconds = z.number().nonnegative();
const span = { startSeconds: seconds, endSeconds: seconds };

/** A curve by its keyframes: (seconds, value), in order of time; eased between, held before the first and after the last. */
const curve = z.array(z.tuple([seconds, z.number()])).min(1);
export type Curve = z.infer<typeof curve>;

const word = z.object({ text: z.string().min(1), ...span });

/** One thing said. Its text is the words with single spaces between them. */
const utterance = z.object({ text: z.string().min(1), ...span, words: z.array(word).min(1) });

const face = z.object({
  /** Blendshape scores 0..1 of the expression; a blendshape that is not named stays 0. */
  expression: z.partialRecord(z.enum(BLENDSHAPE_NAMES), curve),
  /** When the eyes close, seconds. */
  blinks: z.array(seconds),
  /** Degrees (positive: to the person's left, up, to the left shoulder) and centimetres before the camera. */
  head: z.object({ yaw: curve, pitch: curve, roll: curve, x: curve, y: curve, z: curve }),
  /** The mouth in speech: (start, end, shape). */
  visemes: z.array(z.tuple([seconds, seconds, z.enum(VISEMES)])),
  /** How widely the mouth moves in speech; 1 is usual. */
  articulation: z.number().min(0).max(2),
});

/**
 * public/samples/ID/session.json: a session without a camera or microphone. The sound is beside it; the face is a
 * trajectory of blendshapes, evaluated at any moment.
 */
export const sampleSession = z
  .object({
    format: z.literal('dbr-sample-1'),
    id: z.string().regex(/^[a-z-]+$/),
    durationSeconds: z.number().positive(),
    /** Ogg Opus, mono, in the same folder. */
    audio: z.string().regex(/^[\w.-]+$/),
    utterances: z.array(utterance).min(1),
    face,
  })
  .refine(
    ({ utterances, durationSeconds }) =>
      [
        0,
        ...utterances.flatMap(({ startSeconds, endSeconds }) => [startSeconds, endSeconds]),
        durationSeconds,
      ].every((time, index, times) => index === 0 || time >= (times[index - 1] ?? 0)),
    'utterances must follow one another within the session',
  );

export type SampleSession = z.infer<typeof sampleSession>;
export type SampleFace = SampleSession['face'];
export type SampleWord = z.infer<typeof word>;
export type SampleUtterance = z.infer<typeof utterance>;

/** public/face/neutral.json; lengths in hundredths of a centimetre. */
export const neutralFaceFile = z.object({
  positions: z.array(z.number()).length(3 * 478),
  mirror: z.array(z.number().int().min(0).max(477)).length(478),
});

const lines = z.array(z.number().int().min(0).max(477));

/** public/face/mesh.json: lines of the face mesh, two landmark numbers each. */
export const faceMeshFile = z.object({
  tessellation: lines,
  contours: z.object({
    lips: lines,
    leftEye: lines,
    rightEye: lines,
    leftEyebrow: lines,
    rightEyebrow: lines,
    leftIris: lines,
    rightIris: lines,
    faceOval: lines,
  }),
});
