import { expect, it } from 'vitest';
import { isZeroed } from './zeroed-packets.ts';

const packet = (...parts: [length: number, value: number][]) =>
  Uint8Array.from(parts.flatMap(([length, value]) => Array.from({ length }, () => value)));

it.each([
  ['zeros alone', packet([300, 0]), { picture: true, flac: true, sound: true, mp3: false }],
  [
    'zeros at its beginning',
    packet([20, 0], [200, 7]),
    { picture: true, flac: true, sound: true, mp3: false },
  ],
  [
    'zeros in its middle',
    packet([50, 7], [80, 0], [9, 7]),
    { picture: true, flac: true, sound: false, mp3: false },
  ],
  ['padding', packet([50, 7], [30, 0]), { picture: false, flac: false, sound: false, mp3: false }],
  ['a few zeros alone', packet([3, 0]), { picture: false, flac: false, sound: false, mp3: false }],
  ['nothing', packet(), { picture: false, flac: false, sound: false, mp3: false }],
])('knows whether a packet of %s was overwritten', (_, data, expected) => {
  for (const [kind, zeroed] of Object.entries(expected)) {
    expect(isZeroed(data, kind as 'picture'), kind).toBe(zeroed);
  }
});
