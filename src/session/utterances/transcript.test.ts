import { describe, expect, it } from 'vitest';
import type { TranscriptSegment } from '../types.ts';
import { createTranscript } from './transcript.ts';

const said: TranscriptSegment = {
  id: 'speech-1',
  text: 'hello',
  startSeconds: 1,
  endSeconds: 2,
  source: 'speech',
  final: false,
};

describe('createTranscript', () => {
  it('is part of the transcript while it is typed, keeps its id, and closes on commit', () => {
    const transcript = createTranscript();
    transcript.draft('I lo', 5);
    const [draft] = transcript.segments;
    expect(draft).toMatchObject({ text: 'I lo', final: false, startSeconds: 5, source: 'typed' });
    transcript.draft('I love it', 7);
    transcript.commitDraft(8);
    expect(transcript.segments).toEqual([{ ...draft, text: 'I love it', endSeconds: 8, final: true }]);
    transcript.draft('next', 9);
    expect(transcript.segments.map(({ text }) => text)).toEqual(['I love it', 'next']);
    expect(transcript.segments[1]?.id).not.toBe(draft?.id);
  });

  it('drops a draft that was emptied', () => {
    const transcript = createTranscript();
    transcript.draft('oops', 1);
    transcript.draft('  ', 2);
    transcript.commitDraft(3);
    expect(transcript.segments).toEqual([]);
  });

  it('replaces what a recogniser hears anew and lists segments by their beginning', () => {
    const transcript = createTranscript();
    transcript.draft('typed', 1.5);
    transcript.put(said);
    transcript.put({ ...said, text: 'hello world', endSeconds: 3, final: true });
    expect(transcript.segments.map(({ text }) => text)).toEqual(['hello world', 'typed']);
  });

  it('edits in place and remembers when', () => {
    const transcript = createTranscript();
    transcript.put(said);
    transcript.edit('speech-1', 'yellow', 30);
    expect(transcript.segments).toEqual([{ ...said, text: 'yellow' }]);
    expect(transcript.changedSeconds(transcript.segments[0] ?? said)).toBe(30);
    transcript.edit('nobody', 'x', 31);
    transcript.edit('speech-1', ' ', 32);
    expect(transcript.segments).toEqual([]);
  });

  it('keeps a bounded number of segments, the newest', () => {
    const transcript = createTranscript();
    for (let i = 0; i < 200; i++)
      transcript.put({ ...said, id: `s${i}`, startSeconds: i, endSeconds: i + 1 });
    expect(transcript.segments).toHaveLength(50);
    expect(transcript.segments.at(-1)?.id).toBe('s199');
  });
});
