import { TABLE_FILE } from '../../engine/files/user-rows.ts';
import { TRANSCRIPT_ENDINGS } from '../../session/subtitles/transcript-endings.ts';

/** A video or sound, the transcript that goes with it, or both. */
export interface BroughtMedia {
  file: File | null;
  transcript: File | null;
}

/** What a person brought, by what it is for. Every file is in exactly one place. */
export interface SortedFiles {
  /** Videos and sounds, each with the transcript that goes with it. */
  media: { file: File; transcript: File | null }[];
  /** Transcripts that go with none of these videos or sounds. */
  transcripts: File[];
  /** Exported sessions. */
  sessions: File[];
  /** For the Laboratory or the Corpus view: features, and the two files of a network. */
  own: File[];
  /** For the Corpus view: tables of texts. */
  tables: File[];
  /** Nothing here reads them. */
  unknown: File[];
}

/** By its name alone: systems call .ts a language's and .srt nothing. */
const TRANSCRIPT = new RegExp(String.raw`\.(?:${TRANSCRIPT_ENDINGS.join('|')})$`, 'i');
const SESSION = /\.zip$/i;
/** Pickles and single arrays are brought for feature files: the reader says what to do with them. */
const OWN = /\.(npz|npy|pkl|pickle|bin)$|(^|[-_.])model\.json$/i;
/** Systems call .ts a language's, .mkv often nothing, and .srt nothing at all: the name counts before the type. */
const MEDIA =
  /\.(mp4|m4v|m4a|m4b|mov|qt|webm|mkv|mka|ts|mts|m2ts|mp3|wav|wave|ogg|ogv|oga|opus|flac|aac|adts|avi|mpg|mpeg|wmv|wma|3gp|aif|aiff)$/i;

/**
 * Sorts files by their names, or else by what the system takes them for. A transcript goes with the video or sound of
 * the same name (`talk.srt`, `talk.en.srt`), or with the only one there is.
 */
export function sortFiles(files: readonly File[]): SortedFiles {
  // What comes with weights and is JSON is their network, whatever its name.
  const weights = files.some(({ name }) => /\.bin$/i.test(name));
  const kind = (file: File) => (weights && /\.json$/i.test(file.name) ? 'own' : kindOf(file));
  const of = (wanted: Kind) => files.filter((file) => kind(file) === wanted);
  const left = of('transcript');
  const named = of('media').map((file) => ({
    file,
    transcript: take(left, ({ name }) => goWith(name, file.name)),
  }));
  const [only] = named;
  const media =
    named.length === 1 && only && !only.transcript
      ? [{ file: only.file, transcript: left.shift() ?? null }]
      : named;
  return {
    media,
    transcripts: left,
    sessions: of('session'),
    own: of('own'),
    tables: of('table'),
    unknown: of('unknown'),
  };
}

type Kind = 'transcript' | 'session' | 'own' | 'table' | 'media' | 'unknown';

function kindOf({ name, type }: File): Kind {
  if (OWN.test(name)) return 'own';
  if (TABLE_FILE.test(name)) return 'table';
  if (TRANSCRIPT.test(name)) return 'transcript';
  if (SESSION.test(name)) return 'session';
  return MEDIA.test(name) || /^(video|audio)\//.test(type) ? 'media' : 'unknown';
}

/** Whether a transcript carries the name of a video or sound, with its language perhaps. */
export function goWith(transcript: string, media: string): boolean {
  const [words, film] = [baseOf(transcript), baseOf(media)];
  return words === film || words.replace(/\.[a-z]{2,3}([-_][a-z0-9]{2,4})?$/, '') === film;
}

const baseOf = (name: string) =>
  name
    .toLowerCase()
    .normalize('NFC')
    .replace(/\.[^.]*$/, '');

/** Takes the first that fits out of a list; null where none does. */
function take<Item>(items: Item[], fits: (item: Item) => boolean): Item | null {
  const index = items.findIndex(fits);
  return index < 0 ? null : (items.splice(index, 1)[0] ?? null);
}
