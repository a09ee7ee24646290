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
  const { media, transcripts, sessions, tables, unknown } = sorted;
  const belong = new Map<ViewId, File[]>();
  const add = (view: ViewId, files: readonly File[]) => {
    if (files.length > 0) belong.set(view, [...(belong.get(view) ?? []), ...files]);
  };
  // What comes to the Corpus view becomes rows there.
  const toCorpus = here === 'corpus';
  add(
    toCorpus ? 'corpus' : 'sessions',
    media.flatMap(({ file, transcript }) => (transcript ? [file, transcript] : [file])),
  );
  add(
    'sessions',
    transcripts.filter((file) => !alone.includes(file)),
  );
  add(toCorpus ? 'corpus' : here === 'laboratory' ? 'laboratory' : 'sessions', sessions);
  add('corpus', tables);
  add(viewOfOwn(sorted, here), sorted.own);
  const [first] = belong.keys();
  const view = belong.has(here) ? here : (first ?? here);
  const said: FileWord[] = [...belong]
    .filter(([target]) => target !== here)
    .map(([target, files]) => ({ word: 'taken', view: target, names: namesOf(files) }));
  if (alone.length > 0) said.push({ word: 'alone', names: namesOf(alone) });
  if (unknown.length > 0) said.push({ word: 'unknown', names: namesOf(unknown) });
  return { view, said };
}

/** The Laboratory takes one feature file; several, or one beside a table, are a corpus. */
export function viewOfOwn({ own, tables }: SortedFiles, here: ViewId): 'corpus' | 'laboratory' {
  const features = own.filter(({ name }) => /\.npz$/i.test(name));
  return here === 'corpus' || tables.length > 0 || features.length > 1 ? 'corpus' : 'laboratory';
}

const namesOf = (files: readonly File[]) => files.map(({ name }) => name);
