import { RELAXED } from './relaxed.ts';
import type { Script } from './script.ts';

export const delighted: Script = {
  id: 'delighted',
  voice: 'en-us+f3',
  articulation: 1.15,
  blinkEvery: 2.6,
  resting: {
    ...RELAXED,
    mouthSmile: 0.45,
    eyeSquint: 0.4,
    browDown: 0.02,
    browInnerUp: 0.1,
    browOuterUp: 0.15,
  },
  utterances: [
    {
      pause: 0.5,
      phrases: [
        { text: 'Oh, look at this!', rate: 108, pitch: 135, range: 190, volume: 115 },
        { text: 'They fixed my old violin!', rate: 104, pitch: 125, range: 180, volume: 110 },
      ],
      moments: [
        {
          at: 0.3,
          scores: { browInnerUp: 0.5, browOuterUp: 0.55, eyeWide: 0.2, mouthSmile: 0.6, jawOpen: 0.08 },
          pitch: 6,
          lean: 1,
        },
        {
          at: 1.6,
          scores: {
            mouthSmile: 0.92,
            eyeSquint: 0.55,
            mouthUpperUp: 0.3,
            mouthLowerDown: 0.2,
            browOuterUp: 0.2,
          },
          yaw: 6,
          roll: 4,
          pitch: 2,
          lean: 1.4,
        },
        {
          at: 3,
          scores: { mouthSmile: 0.85, eyeSquint: 0.5, mouthUpperUp: 0.22 },
          yaw: -4,
          roll: -3,
          pitch: -2,
        },
      ],
    },
    {
      pause: 0.5,
      phrases: [
        { text: 'It sounds warmer and brighter than I ever remembered.', rate: 100, pitch: 118, range: 165 },
      ],
      moments: [
        {
          at: 0.3,
          scores: { mouthSmile: 0.7, eyeSquint: 0.45, browInnerUp: 0.3, browOuterUp: 0.3 },
          pitch: 4,
        },
        { at: 1.6, scores: { mouthSmile: 0.85, eyeSquint: 0.55, mouthUpperUp: 0.25 }, roll: 5, yaw: 4 },
        { at: 2.9, scores: { mouthSmile: 0.8, eyeSquint: 0.5, browInnerUp: 0.2 }, pitch: -3, yaw: -2 },
      ],
    },
    {
      pause: 0.55,
      phrases: [
        { text: 'I am so happy,', rate: 96, pitch: 128, range: 190, volume: 112 },
        { text: 'thank you, this is wonderful!', rate: 102, pitch: 132, range: 200, volume: 115 },
      ],
      moments: [
        {
          at: 0.4,
          scores: { mouthSmile: 0.9, eyeSquint: 0.6, mouthUpperUp: 0.35, mouthLowerDown: 0.2 },
          pitch: 5,
        },
        {
          at: 1.8,
          scores: {
            mouthSmile: 0.96,
            eyeSquint: 0.65,
            mouthUpperUp: 0.42,
            mouthLowerDown: 0.3,
            browOuterUp: 0.25,
          },
          roll: -5,
          lean: 1.5,
        },
        { at: 3.2, scores: { mouthSmile: 0.9, eyeSquint: 0.55, mouthUpperUp: 0.3 }, pitch: 3, roll: 2 },
      ],
    },
  ],
};
