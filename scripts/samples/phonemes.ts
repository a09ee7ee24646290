import type { Viseme } from '../../src/session/samples/visemes.ts';

/** eSpeak NG's names of (American) English phonemes by the mouth shape they show; the first match counts. */
const SHAPES: readonly (readonly [RegExp, Viseme])[] = [
  [/^[pbm]/, 'closed'],
  [/^[fv]/, 'lipTeeth'],
  [/^(tS|dZ|S|Z|s|z)/, 'narrow'],
  [/^(T|D|t|d|n|l|\*)/, 'tongue'],
  [/^(oU|u|U|O|o|w|r)/, 'round'],
  [/^(aI|aU|A|a|0)/, 'open'],
  [/^(i|I|j|e)/, 'spread'],
  [/^(@|3|V|E|k|g|h|N|x|\?)/, 'middle'],
];

/** A pause has no shape. @throws when a phoneme is not in the table. */
export function visemeOf(phoneme: string): Viseme | null {
  if (phoneme === '' || phoneme.startsWith('_') || /^[;|%,'=:]/.test(phoneme)) return null;
  const found = SHAPES.find(([pattern]) => pattern.test(phoneme));
  if (!found) throw new Error(`no mouth shape is known for the phoneme "${phoneme}"`);
  return found[1];
}
