import type { TokenSpan } from '../../../session/types.ts';

/** A word as people see one: one or more tokens that touch. */
export interface Word {
  segmentId: string;
  /** Characters [start, end) of the segment's text. */
  start: number;
  end: number;
  text: string;
  /** First language step and one past the last. */
  firstStep: number;
  endStep: number;
}

/** Joins tokens into words. A token that touches the one before it, with no blank between, continues its word. */
export function wordsOf(tokens: readonly TokenSpan[]): Word[] {
  const words: Word[] = [];
  tokens.forEach((token, step) => {
    const last = words.at(-1);
    const continues =
      last !== undefined &&
      last.segmentId === token.segmentId &&
      last.end === token.start &&
      !/^\s/.test(token.text);
    if (continues) {
      last.text += token.text;
      last.end = token.end;
      last.endStep = step + 1;
      return;
    }
    const { segmentId, start, end, text } = token;
    words.push({ segmentId, start, end, text, firstStep: step, endStep: step + 1 });
  });
  return words.map((word) => ({ ...word, text: word.text.trim() }));
}

export function wordAtStep(words: readonly Word[], step: number): Word | undefined {
  return words.find((word) => word.firstStep <= step && step < word.endStep);
}

/** Whether two spans of one segment share a character. */
export function overlaps(
  a: { segmentId: string; start: number; end: number },
  b: { segmentId: string; start: number; end: number },
): boolean {
  return a.segmentId === b.segmentId && a.start < b.end && b.start < a.end;
}
