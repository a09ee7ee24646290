/** Files a system keeps beside others for itself. */
const HIDDEN = /^(\.|Thumbs\.db$|desktop\.ini$)/i;

/** Everything that was dropped, folders with all that is in them. Must be called while the drop is handled. */
export async function droppedFiles(data: Pick<DataTransfer, 'items' | 'files'>): Promise<File[]> {
  // Both are gone once the event is over.
  const files = [...data.files];
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (!entries.some((entry) => entry.isDirectory)) return files;
  return (await Promise.all(entries.map(filesIn))).flat();
}

/** The files of a folder and of the folders in it, without those a system keeps there for itself. */
async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (HIDDEN.test(entry.name)) return [];
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    return [file];
  }
  const found = await entriesOf((entry as FileSystemDirectoryEntry).createReader());
  return (await Promise.all(found.map(filesIn))).flat();
}

/** A reader hands over a hundred at a time, and none at the end. */
async function entriesOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all.sort((one, other) => one.name.localeCompare(other.name));
    all.push(...some);
  }
}

/** Files chosen with their folder, without those a system keeps there for itself. */
export function withoutHidden(files: readonly File[]): File[] {
  return files.filter(({ name }) => !HIDDEN.test(name));
}
