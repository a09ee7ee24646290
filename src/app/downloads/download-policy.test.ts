import { expect, it } from 'vitest';
import { type DownloadSituation, isAskedFirst } from './download-policy.ts';

const asked = (differing: Partial<DownloadSituation>) =>
  isAskedFirst({
    search: '',
    host: undefined,
    saveData: false,
    effectiveType: '4g',
    phone: false,
    ...differing,
  });

it('asks on a metered or slow connection and on a phone, and nobody else', () => {
  expect(asked({})).toBe(false);
  expect(asked({ effectiveType: undefined })).toBe(false);
  expect(asked({ saveData: true })).toBe(true);
  expect(asked({ phone: true })).toBe(true);
  for (const effectiveType of ['slow-2g', '2g', '3g']) expect(asked({ effectiveType })).toBe(true);
});

it('does as the host says, and as a link says before that', () => {
  expect(asked({ host: 'ask' })).toBe(true);
  expect(asked({ host: 'auto', phone: true, saveData: true })).toBe(false);
  expect(asked({ host: 'ask', search: '?models=auto' })).toBe(false);
  expect(asked({ host: 'auto', search: '?backend=wasm&models=ask' })).toBe(true);
  expect(asked({ host: 'never', search: '?models=perhaps' })).toBe(false);
});
