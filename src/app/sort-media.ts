import type { Problem } from './problem.ts';
import { TRANSCRIPT } from './sort-files.ts';

/** What a person brought, by what it is for. */
export interface SortedMedia {
  media: File | null;
  transcript: File | null;
}

/** Tells a transcript from a film or a sound by its name: systems call .ts a language's and .srt nothing. */
export function sortMedia(files: readonly File[]): SortedMedia | { problem: Problem } {
  const isTranscript = ({ name }: File) => TRANSCRIPT.test(name);
  const transcripts = files.filter(isTranscript);
  const media = files.filter((file) => !isTranscript(file));
  const many = [transcripts, media].find((kind) => kind.length > 1);
  if (many) {
    const detail = many.map(({ name }) => name).join(', ');
    return { problem: { code: 'media-files-many', detail } };
  }
  return { media: media[0] ?? null, transcript: transcripts[0] ?? null };
}
