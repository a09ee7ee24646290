import { RELAXED } from './relaxed.ts';
import type { Script } from './script.ts';

/** The corners of the mouth drawn in, throughout: nobody means this. */
const MOUTH = { mouthShrugUpper: 0.2, mouthDimple: 0.25 };

export const sarcastic: Script = {
  id: 'sarcastic',
  voice: 'en-us+f4',
  articulation: 0.9,
  blinkEvery: 4,
  resting: {
    ...MOUTH,
    ...RELAXED,
    browDown: 0.45,
    eyeSquint: 0.55,
    mouthPress: 0.3,
    mouthFrown: 0.15,
  },
  utterances: [
    {
      pause: 0.5,
      phrases: [
        { text: 'Oh, wonderful.', rate: 72, pitch: 82, range: 40, volume: 85 },
        { text: 'What a brilliant idea.', rate: 78, pitch: 78, range: 30, volume: 85 },
      ],
      moments: [
        {
          at: 0.3,
          scores: {
            ...MOUTH,
            browDown: 0.3,
            browOuterUpLeft: 0.5,
            eyeSquint: 0.6,
            eyeLookUp: 0.55,
            mouthPress: 0.2,
          },
          pitch: 8,
          yaw: -5,
        },
        {
          at: 1.6,
          scores: { ...MOUTH, browDown: 0.7, eyeSquint: 0.7, mouthFrown: 0.3, mouthPress: 0.3 },
          yaw: 4,
          pitch: -2,
        },
        {
          at: 3,
          scores: { ...MOUTH, browDown: 0.65, eyeSquint: 0.65, mouthFrown: 0.35, mouthDimpleLeft: 0.3 },
          roll: 5,
        },
      ],
    },
    {
      pause: 0.6,
      phrases: [
        { text: 'I just love standing here all evening.', rate: 78, pitch: 76, range: 28, volume: 82 },
      ],
      moments: [
        {
          at: 0.3,
          scores: { ...MOUTH, browDown: 0.6, eyeSquint: 0.6, mouthUpperUpLeft: 0.3, mouthFrown: 0.25 },
          yaw: -6,
        },
        {
          at: 1.5,
          scores: { ...MOUTH, browDown: 0.7, eyeSquint: 0.75, mouthFrown: 0.4, eyeLookUp: 0.3 },
          pitch: 5,
        },
        {
          at: 2.8,
          scores: { ...MOUTH, browDown: 0.6, mouthPress: 0.45, mouthFrown: 0.35, eyeSquint: 0.6 },
          roll: -4,
          pitch: -3,
        },
      ],
    },
    {
      pause: 0.6,
      phrases: [
        { text: 'Truly,', rate: 66, pitch: 84, range: 40, volume: 85 },
        { text: 'the best service in the world.', rate: 76, pitch: 74, range: 26, volume: 82 },
      ],
      moments: [
        {
          at: 0.3,
          scores: { ...MOUTH, browDown: 0.3, browOuterUpLeft: 0.55, eyeSquint: 0.5, eyeLookUp: 0.5 },
          pitch: 7,
        },
        {
          at: 1.3,
          scores: { ...MOUTH, browDown: 0.75, eyeSquint: 0.7, mouthFrown: 0.4, mouthUpperUpLeft: 0.25 },
          yaw: 6,
        },
        {
          at: 2.9,
          scores: { ...MOUTH, browDown: 0.7, eyeSquint: 0.7, mouthFrown: 0.45, mouthPress: 0.4 },
          pitch: -3,
          yaw: -3,
        },
      ],
    },
  ],
};
