import { describe, expect, it } from 'vitest';
import type { EmotionShift, FaceShift } from '../../core/judging/face-shift.ts';
import { faceSentences, facesSection } from './faces.ts';

function shiftOf(shift: number, error: number, pictures = 40): EmotionShift {
  return { pictures, shift, error, trained: 100 };
}

function facesOf(emotions: FaceShift['emotions']): FaceShift {
  return { sentences: 29, withoutFace: 0.12, neutralFace: -0.05, neutralPictures: 60, emotions };
}

describe('what a card says of faces', () => {
  it('tells emotions that work from those that work the wrong way, do nothing, or are too rare', () => {
    const text = faceSentences(
      facesOf({
        happiness: shiftOf(0.8, 0.1),
        disgust: shiftOf(-0.3, 0.1),
        anger: shiftOf(0.25, 0.1),
        sadness: shiftOf(-0.15, 0.1),
        fear: shiftOf(-2, 0.1, 3),
      }),
    );
    expect(text).toContain('in the direction of their sentiment: happiness (+0.80) and disgust (−0.30).');
    expect(text).toContain('the wrong direction: anger (+0.25).');
    expect(text).toContain('twice the standard error: sadness (−0.15).');
    expect(text).toContain('Too few held-out pictures to say (under 10): fear.');
  });

  it('makes no claim about a group that is empty', () => {
    const text = faceSentences(facesOf({ happiness: shiftOf(0.8, 0.1) }));
    expect(text).not.toMatch(/wrong direction|twice the standard|Too few/);
    expect(text).toContain('from 0.12 (no face) to −0.05');
  });

  it('shows emotions that were trained on but have no held-out picture', () => {
    const contempt = { pictures: 0, shift: Number.NaN, error: Number.NaN, trained: 9 };
    expect(facesSection(facesOf({ contempt }))).toContain('| contempt | −1.5 | 9 | 0 |  |');
    expect(faceSentences(facesOf({ contempt }))).toContain(
      'Too few held-out pictures to say (under 10): contempt',
    );
  });
});
