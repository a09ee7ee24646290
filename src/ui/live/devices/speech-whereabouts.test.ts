import { expect, it } from 'vitest';
import { speechWhereabouts } from '../../../session/sources/speech-whereabouts.ts';
import { en } from '../../locales/en/en.ts';
import { zh } from '../../locales/zh/zh.ts';

const combinations = (['unsupported', 'onDevice', 'cloud'] as const).flatMap((place) =>
  [false, true].flatMap((allowed) =>
    (['off', 'starting', 'on', 'failed'] as const).map((status) => ({ place, allowed, status })),
  ),
);

it.each(combinations)('$place, allowed: $allowed, $status', ({ place, allowed, status }) => {
  const where = speechWhereabouts(place, allowed, status);
  const runs = status === 'on' || status === 'starting';
  const leaves = place === 'cloud' && allowed && runs;
  const [english, chinese] = [en.capture.speech[where], zh.capture.speech[where]];
  // Never "on this device" of what leaves it, never silent about what does.
  expect(/on this device/.test(english)).toBe(place === 'onDevice');
  expect(/本设备/.test(chinese)).toBe(place === 'onDevice');
  expect(/is sent to/.test(english)).toBe(leaves);
  expect(/正发送/.test(chinese)).toBe(leaves);
  expect(/is off/.test(english)).toBe(place !== 'unsupported' && !leaves && !(place === 'onDevice' && runs));
});
