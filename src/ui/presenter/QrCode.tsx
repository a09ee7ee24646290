import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { encode } from 'uqr';
import classes from './QrCode.module.css';

/** As much as a QR code of its largest size holds at the lowest correction level, in bytes. */
const MOST_BYTES = 2953;
/** Modules of white around a code, as its standard asks. */
const QUIET = 4;

/** The dark modules of a text's QR code as one SVG path, and how many modules the code is wide with its margin. */
export function qrPath(text: string): { path: string; size: number } | null {
  if (new TextEncoder().encode(text).length > MOST_BYTES) return null;
  const { data, size } = encode(text, { ecc: 'L', border: QUIET });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x},${y}h1v1h-1z`] : [])));
  return { path: path.join(''), size };
}

const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** The address of the view as a QR code as large as the screen allows, and in letters. */
export function QrCode({ address, onClose }: { address: string; onClose: () => void }) {
  const { t } = useTranslation();
  const code = qrPath(address);
  return (
    <Modal
      opened
      onClose={onClose}
      centered
      size="auto"
      title={t('presenter.code.title')}
      closeButtonProps={{ 'aria-label': t('presenter.code.close') }}
    >
      {code ? (
        <svg
          className={classes.code}
          viewBox={`0 0 ${code.size} ${code.size}`}
          shapeRendering="crispEdges"
          role="img"
          aria-label={t('presenter.code.show')}
          data-testid="qr-code"
        >
          {/* Black on white in the dark scheme too: readers want it so. */}
          <path d={`M0,0h${code.size}v${code.size}h${-code.size}z`} fill="#ffffff" />
          <path d={code.path} fill="#000000" />
        </svg>
      ) : (
        <p>{t('presenter.code.long')}</p>
      )}
      <p className={classes.about}>
        {t(LOCAL.test(new URL(address).hostname) ? 'presenter.code.local' : 'presenter.code.about')}
      </p>
      <p className={classes.address}>{address}</p>
    </Modal>
  );
}
