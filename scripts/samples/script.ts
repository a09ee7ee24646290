import type { BlendshapeName } from '../../src/features/visual/blendshapes.ts';
import type { Phrase } from './speech.ts';

/** A face at one moment: scores of named blendshapes ("mouthSmile" stands for both sides) and the head's turn. */
export interface Moment {
  /** Seconds from the start of the utterance; the expression is reached then. */
  at: number;
  scores: Record<string, number>;
  /** Degrees. */
  yaw?: number;
  pitch?: number;
  roll?: number;
  /** Centimetres nearer to the camera than usual. */
  lean?: number;
}

export interface ScriptedUtterance {
  /** Silence before it, seconds. */
  pause: number;
  phrases: Phrase[];
  moments: Moment[];
}

/** A sample session as written: what is said, how, and with what face. */
export interface Script {
  id: string;
  /** eSpeak NG voice. */
  voice: string;
  articulation: number;
  /** The face before the first and after the last word. */
  resting: Record<string, number>;
  utterances: ScriptedUtterance[];
  /** Seconds between blinks, about. */
  blinkEvery: number;
}

const SIDED: readonly string[] = [
  'browDown',
  'browOuterUp',
  'eyeSquint',
  'eyeWide',
  'eyeLookDown',
  'eyeLookUp',
  'mouthDimple',
  'mouthFrown',
  'mouthLowerDown',
  'mouthPress',
  'mouthSmile',
  'mouthStretch',
  'mouthUpperUp',
];

/** "mouthSmile" becomes its two sides, everything else stays. */
export function bothSides(scores: Record<string, number>): Partial<Record<BlendshapeName, number>> {
  return Object.fromEntries(
    Object.entries(scores).flatMap(([name, score]) =>
      SIDED.includes(name)
        ? [
            [`${name}Left`, score],
            [`${name}Right`, score],
          ]
        : [[name, score]],
    ),
  );
}
