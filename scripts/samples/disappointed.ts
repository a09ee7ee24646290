import { RELAXED } from './relaxed.ts';
import type { Script } from './script.ts';

/** Lips pushed up and pressed at the corners, throughout. */
const MOUTH = { mouthShrugUpper: 0.22, mouthDimple: 0.2, eyeSquint: 0.45 };

export const disappointed: Script = {
  id: 'disappointed',
  voice: 'en-us+m3',
  articulation: 0.75,
  blinkEvery: 3.4,
  resting: {
    ...MOUTH,
    ...RELAXED,
    mouthFrown: 0.25,
    browInnerUp: 0.4,
    mouthShrugLower: 0.2,
    eyeLookDown: 0.4,
    eyeSquint: 0.45,
    eyeBlinkLeft: 0.2,
    eyeBlinkRight: 0.2,
  },
  utterances: [
    {
      pause: 0.6,
      phrases: [
        {
          text: 'We waited three hours in the rain for a table.',
          rate: 84,
          pitch: 78,
          range: 60,
          volume: 80,
        },
      ],
      moments: [
        {
          at: 0.4,
          scores: { ...MOUTH, browInnerUp: 0.5, mouthFrown: 0.2, eyeSquint: 0.4, eyeLookDown: 0.25 },
          pitch: -3,
        },
        {
          at: 2,
          scores: { ...MOUTH, browInnerUp: 0.55, mouthFrown: 0.3, mouthStretch: 0.15 },
          yaw: -7,
          roll: 3,
        },
        {
          at: 3.2,
          scores: { ...MOUTH, mouthFrown: 0.35, mouthShrugLower: 0.3, eyeLookDown: 0.45 },
          pitch: -7,
        },
      ],
    },
    {
      pause: 0.6,
      phrases: [
        { text: 'The soup was cold,', rate: 82, pitch: 74, range: 55, volume: 78 },
        { text: 'and nobody even apologised.', rate: 86, pitch: 76, range: 60, volume: 80 },
      ],
      moments: [
        {
          at: 0.3,
          scores: { ...MOUTH, browDown: 0.35, mouthFrown: 0.3, eyeSquint: 0.5, eyeLookDown: 0.3 },
          yaw: 6,
        },
        {
          at: 1.7,
          scores: { ...MOUTH, browInnerUp: 0.45, browDown: 0.25, mouthFrown: 0.35 },
          yaw: -5,
          roll: -3,
          pitch: 2,
        },
        {
          at: 3,
          scores: { ...MOUTH, mouthFrown: 0.4, mouthPress: 0.25, mouthShrugLower: 0.35, eyeLookDown: 0.4 },
          pitch: -5,
        },
      ],
    },
    {
      pause: 0.7,
      phrases: [
        { text: 'I am really disappointed, it was awful.', rate: 80, pitch: 70, range: 50, volume: 76 },
      ],
      moments: [
        {
          at: 0.4,
          scores: { ...MOUTH, browInnerUp: 0.6, mouthFrown: 0.35, eyeLookDown: 0.35, eyeSquint: 0.5 },
          pitch: -6,
        },
        {
          at: 1.8,
          scores: { ...MOUTH, browInnerUp: 0.5, mouthFrown: 0.45, mouthStretch: 0.2 },
          yaw: -8,
          pitch: -4,
          roll: 4,
        },
        {
          at: 3.2,
          scores: { ...MOUTH, mouthFrown: 0.4, mouthPress: 0.3, mouthShrugLower: 0.4, eyeLookDown: 0.55 },
          pitch: -10,
        },
      ],
    },
  ],
};
