/** One character as the encoder reads it, and the span of the original it stands for. */
export interface Character {
  text: string;
  start: number;
  end: number;
}

/** What characters spell. */
export function spelling(characters: readonly Character[]): string {
  return characters.map(({ text }) => text).join('');
}
