import type { Modality } from '../../model/modalities.ts';

/** What was made of a file that says it otherwise than asked for. */
export type FeatureNote =
  /** Labels are whole numbers stored as floats, and were taken for classes. */
  | { code: 'classesAsFloats'; classes: number }
  /** An array that was not read, and the name it would be read by. */
  | { code: 'otherName'; array: string; name: Modality };

/** What others call the modalities. */
export const OTHER_NAMES: Readonly<Record<string, Modality>> = {
  text: 'language',
  audio: 'acoustic',
  vision: 'visual',
  video: 'visual',
};

/** The note as the command line prints it. */
export function noteText(note: FeatureNote): string {
  if (note.code === 'classesAsFloats')
    return `the labels are whole numbers stored as floats: read as ${note.classes} classes`;
  return `array "${note.array}" is ignored: rename it ${note.name} to have it read`;
}
