/** Everything that can go wrong with kept sessions; the screen has sentences for each. */
export const SESSION_PROBLEM_CODES = [
  /** The browser gives this page no storage. */
  'storage-unavailable',
  /** The storage does not answer. */
  'storage-silent',
  /** There is no room. */
  'storage-full',
  'storage-failed',
  /** Notice: a recording goes on without sound and picture, because room gets short. */
  'storage-low',
  /** Notice: a recording ended because room ran out; it is whole until then. */
  'recording-stopped-full',
  'recording-stopped-failed',
  /** Notice: a recording ended because storing it failed at once; nothing of it is kept. */
  'recording-not-kept',
  /** Notice: a recording ended because it is as long as one can be. */
  'recording-stopped-long',
  /** Notice: a recording that a closed or crashed tab cut short is kept; `detail` is its title. */
  'recording-recovered',
  /** Sound or picture cannot be recorded; the features are. */
  'recording-media-failed',
  /** There was no room for the file a session was made of; the session is kept without. */
  'kept-without-media',
  'session-missing',
  'session-damaged',
  /** There is no utterance with a prediction to export. */
  'session-nothing-said',
  /** A session's file cannot be used; `detail` says why. */
  'session-file-unreadable',
  'session-file-newer',
  /** A session is of features that cannot be mixed with those made now; `detail` says which extractors differ. */
  'session-other-extractors',
  'session-file-large',
] as const;
export type SessionProblemCode = (typeof SESSION_PROBLEM_CODES)[number];

/** A typed error of kept sessions. */
export class SessionError extends Error {
  override readonly name = 'SessionError';

  constructor(
    readonly code: SessionProblemCode,
    readonly detail: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${detail}`, options);
  }
}

/** The same as plain data. */
export function storageProblem(cause: unknown): { code: SessionProblemCode; detail: string } {
  const { code, detail } = storageError(cause);
  return { code, detail };
}

/** What the browser's storage threw, as an error of ours. */
export function storageError(cause: unknown): SessionError {
  if (cause instanceof SessionError) return cause;
  const name = cause instanceof DOMException ? cause.name : '';
  const detail = cause instanceof Error ? cause.message : String(cause);
  // Chromium aborts the transaction in which the room ran out.
  const full = name === 'QuotaExceededError' || /quota/i.test(detail);
  return new SessionError(full ? 'storage-full' : 'storage-failed', detail, { cause });
}
