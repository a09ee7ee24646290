import { EMOTION_VALENCE, EMOTIONS, type Emotion } from '../../core/data/emotions.ts';
import { type EmotionShift, type FaceShift, NEUTRAL_WITHIN } from '../../core/judging/face-shift.ts';
import { fixed, listed, section, signed, table } from './markdown.ts';

/** Fewer pictures say nothing about an emotion. */
const FEWEST_PICTURES = 10;

/** What a face of each emotion does beside a neutral sentence. */
export function facesSection(faceShift: FaceShift | null): string | null {
  if (!faceShift) return null;
  const { sentences, neutralPictures } = faceShift;
  return section(
    '## The effect of a face on a neutral sentence',
    `${sentences} validation sentences whose sentiment is within ${NEUTRAL_WITHIN} of 0, each with the same held-out ` +
      'pictures (shown for two seconds) and no voice. Shift: mean prediction with these faces minus that with ' +
      `${neutralPictures} neutral ones, in sentiment points, ± its standard error over the pictures.`,
    table(
      ['emotion', 'sentiment by convention', 'pictures in training', 'pictures shown', 'shift'],
      shiftsOf(faceShift).map(([emotion, { pictures, trained, shift, error }]) => [
        emotion,
        fixed(EMOTION_VALENCE[emotion], 1),
        trained.toLocaleString('en'),
        `${pictures}`,
        pictures === 0 ? '' : `${signed(shift, 2)}${Number.isFinite(error) ? ` ± ${fixed(error, 2)}` : ''}`,
      ]),
    ),
  );
}

/** The same in words, and what a face of any kind does: every claim follows from the figures. */
export function faceSentences(faceShift: FaceShift): string {
  const { withoutFace, neutralFace } = faceShift;
  const groups = new Map<string, string[]>();
  for (const [emotion, shift] of shiftsOf(faceShift)) {
    const effect = effectOf(EMOTION_VALENCE[emotion], shift);
    const size = effect === TOO_FEW ? '' : ` (${signed(shift.shift, 2)})`;
    groups.set(effect, [...(groups.get(effect) ?? []), `${emotion}${size}`]);
  }
  const clauses = EFFECTS.flatMap((effect) => {
    const emotions = groups.get(effect);
    return emotions ? `${effect}: ${listed(emotions)}` : [];
  });
  return (
    `With a neutral sentence, compared with a neutral face. ${clauses.join('. ')}. A neutral face itself ` +
    `moves these predictions from ${fixed(withoutFace, 2)} (no face) to ${fixed(neutralFace, 2)}: compare faces with ` +
    'faces, not with no face.'
  );
}

const AS_MEANT = 'Faces that move the prediction in the direction of their sentiment';
const AGAINST = 'Faces that move it in the wrong direction';
const NOTHING = 'No effect larger than twice the standard error';
const TOO_FEW = `Too few held-out pictures to say (under ${FEWEST_PICTURES})`;
const EFFECTS = [AS_MEANT, AGAINST, NOTHING, TOO_FEW];

function effectOf(valence: number, { pictures, shift, error }: EmotionShift): string {
  if (pictures < FEWEST_PICTURES) return TOO_FEW;
  if (Math.abs(shift) <= 2 * error) return NOTHING;
  return shift * valence > 0 ? AS_MEANT : AGAINST;
}

function shiftsOf({ emotions }: FaceShift): [Emotion, EmotionShift][] {
  return EMOTIONS.flatMap((emotion): [Emotion, EmotionShift][] => {
    const shift = emotions[emotion];
    return shift ? [[emotion, shift]] : [];
  });
}
