/** What can be wrong with a media file a person brings, or with what was brought beside it. */
export const MEDIA_FILE_PROBLEM_CODES = [
  // `detail` is the file's name, and the library's own word where it has one.
  'media-unreadable',
  'media-empty',
  // `detail` is the file's name and the codecs.
  'media-undecodable',
  // `detail` is how long it is.
  'media-long',
  // Nothing of it can be decoded. `detail` is the file's name.
  'media-damaged',
  // An MP4 whose index was never written. `detail` is the file's name.
  'media-index-missing',
  // Notes: what there is of the file is used. `detail` is the codec.
  'media-sound-left-out',
  'media-picture-left-out',
  // `detail` is the second where it ends, and the file's name.
  'media-cut-off',
  // `detail` names the seconds.
  'media-sound-broken',
  'media-picture-broken',
  // `detail` is the second where it begins.
  'media-channels-cancel',
] as const;
export type MediaFileProblemCode = (typeof MEDIA_FILE_PROBLEM_CODES)[number];

/** A media file cannot be used; `code` picks the sentences the screen shows. */
export class MediaFileError extends Error {
  constructor(
    readonly code: MediaFileProblemCode,
    readonly detail: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${detail}`, options);
    this.name = 'MediaFileError';
  }
}
