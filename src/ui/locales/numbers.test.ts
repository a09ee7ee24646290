import { expect, it } from 'vitest';
import { formatClock, formatMegabytes, formatNumber, formatPercent, formatSigned } from './numbers.ts';

it('signs numbers with a true minus, and zero not at all', () => {
  expect(formatSigned(1.4, 'en')).toBe('+1.40');
  expect(formatSigned(-0.318, 'en')).toBe('\u22120.32');
  expect(formatSigned(-0.001, 'en')).toBe('0.00');
  expect(formatSigned(-2, 'en', 0)).toBe('\u22122');
});

it('follows the locale', () => {
  expect(formatNumber(1234.5, 'de', 1)).toBe('1.234,5');
  expect(formatPercent(0.256, 'en')).toBe('26%');
  expect(formatMegabytes(28_369_009, 'en')).toBe('28.4');
});

it('writes times as minutes and seconds', () => {
  expect(formatClock(0, 'en')).toBe('0:00');
  expect(formatClock(75.9, 'en')).toBe('1:15');
  expect(formatClock(59.96, 'en', true)).toBe('1:00.0');
  expect(formatClock(-3, 'en')).toBe('0:00');
});
