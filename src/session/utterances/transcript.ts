import { isBlank } from '../../features/language/visible.ts';
import type { TranscriptSegment } from '../types.ts';

/** Of a session that goes on. */
const KEPT_SEGMENTS = 50;

/** What was said and typed, in order of its beginning. Every change makes a new list. */
export interface Transcript {
  readonly segments: readonly TranscriptSegment[];
  /** The text being typed; blank text takes the segment away. */
  draft(text: string, seconds: number): void;
  /** Closes what is being typed; it ends then, because until then it was being looked at. */
  commitDraft(seconds: number): void;
  /** Adds or replaces a segment that a recogniser or a sample session gives. */
  put(segment: TranscriptSegment): void;
  /** Replaces a segment's text; blank text takes it away. Counts as a sign of interest at that moment. */
  edit(id: string, text: string, seconds: number): void;
  /** When a segment was last changed: its end, or a later edit. */
  changedSeconds(segment: TranscriptSegment): number;
}

/** @param kept the newest so many segments are kept */
export function createTranscript(kept = KEPT_SEGMENTS): Transcript {
  let segments: TranscriptSegment[] = [];
  const edits = new Map<string, number>();
  let typed = 0;

  const isDraft = ({ source, final }: TranscriptSegment) => source === 'typed' && !final;

  function put(segment: TranscriptSegment): void {
    const others = segments.some(({ id }) => id === segment.id)
      ? segments.filter(({ id }) => id !== segment.id)
      : segments;
    const last = others.at(-1);
    segments = [...others, segment].slice(-kept);
    if (last && last.startSeconds > segment.startSeconds)
      segments = [...others, segment].sort((a, b) => a.startSeconds - b.startSeconds).slice(-kept);
    for (const id of edits.keys()) if (!segments.some((kept) => kept.id === id)) edits.delete(id);
  }

  function remove(id: string): void {
    segments = segments.filter((segment) => segment.id !== id);
    edits.delete(id);
  }

  return {
    get segments() {
      return segments;
    },
    draft(text, seconds) {
      const open = segments.find(isDraft);
      if (open && isBlank(text)) remove(open.id);
      else if (open) put({ ...open, text, endSeconds: seconds });
      else if (!isBlank(text)) {
        typed += 1;
        const span = { startSeconds: seconds, endSeconds: seconds };
        put({ id: `typed-${typed}`, text, ...span, source: 'typed', final: false });
      }
    },
    commitDraft(seconds) {
      const open = segments.find(isDraft);
      if (open) put({ ...open, endSeconds: seconds, final: true });
    },
    put,
    edit(id, text, seconds) {
      const segment = segments.find((candidate) => candidate.id === id);
      if (!segment) return;
      if (isBlank(text)) {
        remove(id);
        return;
      }
      // What it was heard as says nothing of what a person makes of it.
      const { language: _, ...others } = segment;
      put({ ...others, text });
      edits.set(id, seconds);
    },
    changedSeconds: ({ id, endSeconds }) => Math.max(endSeconds, edits.get(id) ?? endSeconds),
  };
}
