export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** Where the report goes, a line at a time. */
export type Say = (line: string) => void;

/** A line that overwrites itself on a terminal; one line a quarter elsewhere (logs). */
export function progressLine(path: string, say: Say): (loadedBytes: number, totalBytes: number) => void {
  let quarter = 0;
  return (loaded, total) => {
    const text = `  ${path}: ${megabytes(loaded)} of ${megabytes(total)}`;
    if (process.stdout.isTTY && say === console.log)
      process.stdout.write(`\r${text}${loaded >= total ? '\n' : ''}`);
    else if (Math.floor((4 * loaded) / total) > quarter) {
      quarter = Math.floor((4 * loaded) / total);
      say(text);
    }
  };
}
