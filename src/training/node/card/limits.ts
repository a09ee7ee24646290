import type { EvaluationRecord } from '../evaluation-record.ts';
import { faceSentences } from './faces.ts';
import { section } from './markdown.ts';

/** What the network cannot do. What is a matter of measurement here comes from the measurement. */
export function limitsSection({ faceShift }: Pick<EvaluationRecord, 'faceShift'>): string | null {
  const limits = [
    'It estimates the sentiment an expression shows. It does not know what a person feels, and it is not a lie detector.',
    'It must not be used to judge people: not in hiring, schooling, policing, medicine or at the border.',
    'The voices are acted; spontaneous speech shows emotion less strongly. The sentences are English. Nothing was ' +
      'measured for other languages, accents, ages or noisy rooms.',
    'In the pictures, lips are pressed more on neutral faces than on angry ones: a frown with pressed lips may be read ' +
      'as neutral.',
    ...(faceShift ? [faceSentences(faceShift)] : []),
    'How results differ between groups of people was not measured, because the data does not say who is in it.',
    'Voices and faces were drawn to agree with the words, to be neutral, or to contradict them, and never belonged to ' +
      'them: the network has not learnt how sarcasm really sounds.',
  ];
  return section('## What it cannot do', limits.map((limit) => `- ${limit}`).join('\n'));
}
