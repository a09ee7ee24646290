import { expect, it } from 'vitest';
import { otherLevels } from './decodable-config.ts';

it.each([
  ['vp09.00.00.08.01.02.02.05.00', ['vp09.00.30.08', 'vp09.00.51.08']],
  ['vp09.00.00.08', ['vp09.00.30.08', 'vp09.00.51.08']],
  ['vp09.02.99.10.01', ['vp09.02.30.10', 'vp09.02.51.10']],
  ['av01.0.31M.08', ['av01.0.05M.08', 'av01.0.13M.08']],
  ['av01.1.24H.10.0.110', ['av01.1.05M.10', 'av01.1.13M.10']],
  ['avc1.42c000', ['avc1.42c01e', 'avc1.42c033']],
  ['vp8', []],
  ['hev1.1.6.L93.B0', []],
])('asks for %s again as %j', (codec, expected) => {
  expect(otherLevels(codec)).toEqual(expected);
});
