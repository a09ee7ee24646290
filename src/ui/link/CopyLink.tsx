import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../page/IconButton.tsx';
import { showNotice } from '../problems/notices.tsx';

/** Puts the view's own address on the clipboard and says so; where that is not allowed, shows it to be copied by hand. */
export function CopyLink({ hash, note }: { hash: string; note?: string | undefined }) {
  const { t } = useTranslation();
  const copy = async () => {
    const address = new URL(hash, window.location.href).href;
    const copied = await navigator.clipboard?.writeText(address).then(
      () => true,
      () => false,
    );
    showNotice({
      id: 'link-copied',
      title: copied ? t('link.copied') : t('link.notCopied'),
      message: copied ? (note ?? t('link.restores')) : address,
      color: copied ? 'ink' : 'orange',
      // What the link cannot take along is said for longer.
      autoClose: copied ? (note ? 12_000 : 4000) : false,
      closeButtonProps: { 'aria-label': t('notices.close') },
      'data-testid': 'link-copied',
    });
  };
  return (
    <Tooltip label={note ? `${t('link.copy')}. ${note}` : t('link.copy')} multiline maw={320}>
      <IconButton
        icon="link"
        label={t('link.copy')}
        aria-description={note}
        data-stays={note !== undefined || undefined}
        data-testid="copy-link"
        onClick={() => void copy()}
      />
    </Tooltip>
  );
}
