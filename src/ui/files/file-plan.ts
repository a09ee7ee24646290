import type { SortedFiles } from '../../app/media/sort-files.ts';
import type { ViewId } from '../link/view-ids.ts';

/** What is told of files somebody brought. */
export type FileWord =
  /** They were taken to another view. */
  | { word: 'taken'; view: ViewId; names: string[] }
  /** Nothing here reads them. */
  | { word: 'unknown'; names: string[] }
  /** Transcripts without the video or sound they belong to. */
  | { word: 'alone'; names: string[] };

export interface FilePlan {
  /** The view to go to. */
  view: ViewId;
  said: FileWord[];
}

/**
 * Where files go and what is said of it: what belongs to the view that is open is taken there without a word.
 *
 * @param here the open view
 * @param alone transcripts that go with nothing
 */
export function planFiles(sorted: SortedFiles, here: ViewId, alone: readonly File[]): FilePlan {
  const { media, transcripts, sessions, own, unknown } = sorted;
  const belong = new Map<ViewId, File[]>();
  const add = (view: ViewId, files: readonly File[]) => {
    if (files.length > 0) belong.set(view, [...(belong.get(view) ?? []), ...files]);
  };
  add(
    'sessions',
    media.flatMap(({ file, transcript }) => (transcript ? [file, transcript] : [file])),
  );
  add(
    'sessions',
    transcripts.filter((file) => !alone.includes(file)),
  );
  add(here === 'laboratory' ? 'laboratory' : 'sessions', sessions);
  add(here === 'corpus' ? 'corpus' : 'laboratory', own);
  const [first] = belong.keys();
  const view = belong.has(here) ? here : (first ?? here);
  const said: FileWord[] = [...belong]
    .filter(([target]) => target !== here)
    .map(([target, files]) => ({ word: 'taken', view: target, names: namesOf(files) }));
  if (alone.length > 0) said.push({ word: 'alone', names: namesOf(alone) });
  if (unknown.length > 0) said.push({ word: 'unknown', names: namesOf(unknown) });
  return { view, said };
}

const namesOf = (files: readonly File[]) => files.map(({ name }) => name);
