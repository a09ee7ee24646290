import { readBytesOf } from './byte-reader.ts';
import { type Mended, unharmed } from './mended.ts';
import {
  nextOggPage,
  oggPageAt,
  type PartOfPage,
  partOfPage,
  piecesBefore,
  zeroedPieces,
} from './ogg-page.ts';

type Piece = Blob | Uint8Array<ArrayBuffer>;

/**
 * Ogg. Pages that follow each other make a part; a part behind a broken spot gets the file's head, so that its pages
 * tell the time by themselves. A page that the file ends in is shortened to the packets that are there, and one with
 * zeros in it to those before and behind them.
 */
export async function mendOgg(file: Blob): Promise<Mended> {
  const reader = readBytesOf(file);
  const runs: Piece[][] = [[]];
  let head: Blob[] | null = null;
  let granule = 0n;
  let broken = false;
  let endMissing = false;
  const add = (part: PartOfPage | null) => {
    if (part) runs.at(-1)?.push(part.head, file.slice(part.from, part.until));
  };
  const breakOff = () => {
    broken = true;
    runs.push([]);
  };

  for (let at = 0; at < reader.size; ) {
    const page = await oggPageAt(reader, at);
    if (!page) {
      const next = await nextOggPage(reader, at + 1);
      endMissing ||= next === null;
      if (next === null) break;
      breakOff();
      at = next;
      continue;
    }
    if (page.granule > 0n) head ??= [file.slice(0, at)];
    const isCut = page.end > reader.size;
    // The end of a packet whose beginning is lost is none.
    const isTorn = page.continued && runs.length > 1 && runs.at(-1)?.length === 0;
    const first = isTorn ? page.lacing.findIndex((length) => length < 255) + 1 || page.lacing.length : 0;
    const until = isCut ? piecesBefore(page, reader.size) : page.lacing.length;
    const zeroed =
      head && !isCut ? zeroedPieces(page, await reader.bytes(page.content, page.end - page.content)) : null;
    if (zeroed) {
      add(partOfPage(page, first, Math.max(first, zeroed.first), granule));
      breakOff();
      add(partOfPage(page, Math.max(first, zeroed.until), until, granule));
    } else if (isCut || isTorn) add(partOfPage(page, first, until, granule));
    else runs.at(-1)?.push(file.slice(at, page.end));
    endMissing ||= isCut;
    granule = page.granule > 0n ? page.granule : granule;
    at = page.end;
  }
  if (!broken && !endMissing) return unharmed(file);
  const parts = runs
    .filter((pieces) => pieces.length > 0)
    .map((pieces, index) => new Blob(index === 0 ? pieces : [...(head ?? []), ...pieces]));
  return { parts, endMissing, broken };
}
