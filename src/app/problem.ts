import { CAPTURE_PROBLEM_CODES } from '../capture/capture-error.ts';
import { ENGINE_PROBLEM_CODES } from '../engine/engine-error.ts';
import { SESSION_PROBLEM_CODES } from '../session/stored/session-error.ts';
import { TRANSCRIPT_PROBLEM_CODES } from '../session/subtitles/transcript-error.ts';

/**
 * Every problem the Live view can show. The screen's catalogue has two sentences for each:
 * `problems.<code>.what` and `problems.<code>.action`, both with `{{detail}}` but for those of `RAW_DETAIL`.
 */
export const PROBLEM_CODES = [
  ...CAPTURE_PROBLEM_CODES,
  ...ENGINE_PROBLEM_CODES,
  ...SESSION_PROBLEM_CODES,
  ...TRANSCRIPT_PROBLEM_CODES,
  // A person brought more than one media file, or more than one transcript: `detail` names them.
  // Files nothing here reads, and transcripts without what they belong to: `detail` names them.
  'file-unknown',
  'transcript-alone',
  // Note: a file was looked at without its faces, because the face model was not there.
  'media-without-face',
  // Note: a film without a face: `detail` is its name.
  'media-no-face',
  'media-no-words',
  // Note: the words of a film are in a language the network does not read: `detail` is its code.
  'media-foreign',
  // A link names a moment behind the end of its recording: `detail` is both.
  'moment-past-end',
  // The sample session named in `detail` could not be loaded.
  'sample-failed',
  // Notice: the tab was hidden for a while, so predictions came more slowly.
  'tab-was-hidden',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** A typed error as the screen shows it: `code` picks the sentences ("what happened", "what you can do"). */
export interface Problem {
  code: ProblemCode;
  detail?: string;
}

/** Problems whose `detail` is what a library or the browser said: no sentence for a person, so it stands apart. */
export const RAW_DETAIL: readonly (ProblemCode | 'unknown')[] = [
  'camera-failed',
  'microphone-failed',
  'speech-failed',
  'part-failed',
  'part-unsupported',
  'worker-gave-up',
  'backend-failed',
  'recording-media-failed',
  'recording-stopped-failed',
  'recording-not-kept',
  'storage-unavailable',
  'storage-failed',
  'unknown',
];
