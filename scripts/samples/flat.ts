import { RELAXED } from './relaxed.ts';
import type { Script } from './script.ts';

export const flat: Script = {
  id: 'flat',
  voice: 'en-us',
  articulation: 0.8,
  blinkEvery: 3.2,
  resting: RELAXED,
  utterances: [
    {
      pause: 0.6,
      phrases: [{ text: 'The parcel arrived on Tuesday at ten.', rate: 94, pitch: 98, range: 55 }],
      moments: [
        { at: 0.4, scores: RELAXED, yaw: 1 },
        { at: 2, scores: { ...RELAXED, browInnerUp: 0.06 }, pitch: -1 },
      ],
    },
    {
      pause: 0.7,
      phrases: [{ text: 'It weighs two kilograms and has a blue label.', rate: 94, pitch: 96, range: 50 }],
      moments: [
        { at: 0.4, scores: { ...RELAXED, eyeLookDown: 0.3 }, pitch: -3 },
        { at: 2, scores: RELAXED, yaw: -2 },
      ],
    },
    {
      pause: 0.7,
      phrases: [{ text: 'The form is in the second drawer on the left.', rate: 94, pitch: 96, range: 50 }],
      moments: [
        { at: 0.4, scores: RELAXED, yaw: 3 },
        { at: 2, scores: { ...RELAXED, mouthPress: 0.12 }, yaw: 1, pitch: -1 },
      ],
    },
  ],
};
