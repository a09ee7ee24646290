import { expect, it } from 'vitest';
import { lacksIndex } from './mp4-index.ts';

function box(type: string, length: number, claimed = length + 8): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(8 + length);
  new DataView(bytes.buffer).setUint32(0, claimed);
  bytes.set(new TextEncoder().encode(type), 4);
  return bytes;
}

const FTYP = box('ftyp', 24);

it.each([
  ['a copy that ends in its pictures', [FTYP, box('mdat', 500, 9000)], true],
  ['one that ends between pictures and index', [FTYP, box('free', 8), box('mdat', 500)], true],
  ['one that ends within its index', [FTYP, box('mdat', 500), box('moov', 40, 900)], true],
  ['one whose index is zeros', [FTYP, box('mdat', 500), new Uint8Array(300)], true],
  ['a recorder that stopped before it knew a length', [box('wide', 0), box('mdat', 500, 0)], true],
  ['a whole film', [FTYP, box('mdat', 500), box('moov', 40)], false],
  [
    'one whose index comes first and whose pictures are cut',
    [FTYP, box('moov', 40), box('mdat', 9, 900)],
    false,
  ],
  ['one in fragments', [FTYP, box('moof', 40), box('mdat', 500)], false],
  ['a head and nothing else', [FTYP], false],
  ['a head that ends within its index', [FTYP, box('moov', 4, 900)], false],
  ['text', [new TextEncoder().encode('a letter to a friend, about mdat')], false],
])('knows of %s whether its index is missing', async (_, boxes, expected) => {
  expect(await lacksIndex(new Blob(boxes as Uint8Array<ArrayBuffer>[]))).toBe(expected);
});
