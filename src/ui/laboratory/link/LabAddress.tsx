import { useTranslation } from 'react-i18next';
import { readLink, refusedText } from '../../link/link-table.ts';
import { SHELL_LINK } from '../../link/shell-link.ts';
import { useAddress } from '../../link/use-address.ts';
import { showNotice } from '../../problems/notices.tsx';
import { DECISIVE, LAB_LINK } from '../store/address/lab-link.ts';
import { useLab, useLabStore } from '../store/lab-context.ts';
import { useLabHash } from './use-lab-hash.ts';

const TABLES = [LAB_LINK, SHELL_LINK] as const;

/** Keeps the address at what is looked at, and opens what an address holds. Shows nothing. */
export function LabAddress() {
  const { t } = useTranslation();
  const hash = useLabHash();
  const { restore } = useLabStore();
  // Until the material is there, the address is the only place that knows of it.
  const opening = useLab((lab) => lab.opening !== null || lab.unknown.length > 0);

  useAddress(opening ? null : hash, (opened) => {
    const { view, refused: unread, said } = readLink(LAB_LINK, opened);
    if (said) restore(view, unread);

    const refused = refusedText(TABLES, opened);
    if (refused === '') return;
    showNotice({
      id: 'link-refused',
      title: t('link.refused', { parts: refused }),
      message: t(
        unread.some((part) => DECISIVE.includes(part)) ? 'link.refusedNothing' : 'link.refusedAction',
      ),
      color: 'ink',
      autoClose: 9000,
      closeButtonProps: { 'aria-label': t('notices.close') },
      'data-testid': 'link-refused',
    });
  });
  return null;
}
