import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Format, formatOf } from './format.ts';

export type { Format } from './format.ts';

/** Number formats of the language the page is in. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const locale = i18n.language;
  return useMemo(() => formatOf(locale), [locale]);
}
