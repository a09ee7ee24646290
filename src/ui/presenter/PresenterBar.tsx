import { Menu } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VIEW_IDS } from '../link/view-ids.ts';
import { IconButton } from '../page/IconButton.tsx';
import classes from './PresenterBar.module.css';
import { PresenterTimer } from './PresenterTimer.tsx';
import './presenter.css';
import { addressToShare, present } from './presenter-store.ts';
import { QrCode } from './QrCode.tsx';
import { usePanels } from './use-panels.ts';

/** What takes the arrow keys for itself while it has the focus. */
const OWN_KEYS =
  'input, textarea, select, [role="slider"], [role="application"], [role="menu"], [role="radiogroup"], [role="dialog"]';
/** What lies over the page and has the keys while it is open. */
const OPEN = '[role="dialog"], [role="menu"]';
/** Arrow keys, and what a presenter's remote control sends. */
const MOVES: Record<string, 1 | -1> = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };

/** The bar of the presenter view: which panel, forth and back, a timer, the QR code, and the way out. */
export function PresenterBar({ view }: { view: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation();
  const { place, move } = usePanels(view);
  const [controls, setControls] = useState(false);
  useEffect(() => {
    const root = document.documentElement;
    root.toggleAttribute('data-presenting-controls', controls);
    return () => root.removeAttribute('data-presenting-controls');
  }, [controls]);
  const [shared, setShared] = useState<string | null>(null);
  useWindowEvent('keydown', (event) => {
    const { key, target, altKey, ctrlKey, metaKey } = event;
    if (altKey || ctrlKey || metaKey || document.querySelector(OPEN)) return;
    if (target instanceof Element && target.closest(OWN_KEYS)) return;
    const by = MOVES[key];
    if (by) {
      event.preventDefault();
      move(by);
    } else if (key === 'Escape') present(false);
  });
  return (
    <section className={classes.bar} aria-label={t('presenter.label')} data-testid="presenter">
      <div className={classes.group}>
        <IconButton
          icon="back"
          variant="default"
          size={36}
          label={t('presenter.previous')}
          disabled={place.index === 0}
          onClick={() => move(-1)}
        />
        <IconButton
          icon="forth"
          variant="default"
          size={36}
          label={t('presenter.next')}
          disabled={place.index >= place.count - 1}
          onClick={() => move(1)}
        />
      </div>
      <p className={classes.place} aria-live="polite" data-testid="presenter-place" data-index={place.index}>
        {place.name &&
          t('presenter.place', { number: place.index + 1, count: place.count, name: place.name })}
      </p>
      <PresenterTimer />
      <IconButton
        icon="settings"
        iconSize={20}
        size={36}
        label={t('presenter.controls')}
        aria-pressed={controls}
        data-testid="presenter-controls"
        onClick={() => setControls(!controls)}
      />
      <Menu position="top-end">
        <Menu.Target>
          <IconButton icon="language" iconSize={20} size={36} label={t('views.label')} />
        </Menu.Target>
        <Menu.Dropdown>
          {VIEW_IDS.map((id) => (
            <Menu.Item key={id} component="a" href={`#/${id}`}>
              {t(`views.${id}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <IconButton
        icon="code"
        iconSize={20}
        size={36}
        label={t('presenter.code.show')}
        data-testid="presenter-code"
        onClick={() => setShared(addressToShare(window.location.href))}
      />
      <IconButton
        icon="close"
        iconSize={20}
        size={36}
        label={t('presenter.end')}
        data-testid="presenter-end"
        onClick={() => present(false)}
      />
      {shared !== null && <QrCode address={shared} onClose={() => setShared(null)} />}
    </section>
  );
}
