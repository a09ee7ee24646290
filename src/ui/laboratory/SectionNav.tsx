import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { keepAtTop } from './keep-at-top.ts';
import classes from './SectionNav.module.css';
import { LAB_SECTIONS, type LabSection, sectionId } from './state/sections.ts';
import { useLab, useLabStore } from './store/lab-context.ts';

const ROOM = 8;

/** The Laboratory's sections in one row that stays in view, marking the one that is looked at. */
export function SectionNav({ bar }: { bar: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation();
  const nav = useRef<HTMLElement>(null);
  const folded = useLab((lab) => lab.folded);
  const { fold, foldTo } = useLabStore();
  /** What lies over the page's top while it is scrolled, pixels. */
  const covered = () => Math.max(bar.current?.offsetHeight ?? 0, nav.current?.offsetHeight ?? 0);
  const { current, stay } = useCurrentSection(covered);

  // In a row that is wider than a phone the marked one stays in view.
  useEffect(() => {
    const row = nav.current?.firstElementChild;
    const item = row?.querySelector<HTMLElement>(`[data-section="${current}"]`);
    if (row && item) row.scrollLeft = item.offsetLeft - (row.clientWidth - item.offsetWidth) / 2;
  }, [current]);

  const go = (name: LabSection) => {
    if (folded.includes(name)) flushSync(() => fold(name));
    const section = document.getElementById(sectionId(name));
    if (!section) return;
    section.querySelector<HTMLElement>('h2 button')?.focus({ preventScroll: true });
    keepAtTop(
      section,
      () => covered() + ROOM,
      () => stay(name),
    );
  };
  const anyOpen = LAB_SECTIONS.slice(1).some((name) => !folded.includes(name));

  return (
    <nav ref={nav} className={classes.nav} aria-label={t('lab.navigation')} data-testid="lab-sections">
      <ul>
        {LAB_SECTIONS.map((name) => (
          <li key={name} data-section={name}>
            <button
              type="button"
              aria-current={name === current ? 'location' : undefined}
              data-folded={folded.includes(name) || undefined}
              data-testid={`lab-go-${name}`}
              onClick={() => go(name)}
            >
              {t(`lab.sections.${name}.short`)}
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={classes.all}
        data-testid="lab-fold-all"
        onClick={() => foldTo(anyOpen ? LAB_SECTIONS.slice(1) : [])}
      >
        {t(anyOpen ? 'lab.foldAll' : 'lab.unfoldAll')}
      </button>
    </nav>
  );
}

/**
 * The section under a line that goes down the window as the page is scrolled, so that the last one has its turn as the
 * first has; one that was gone to stays the current one until the page is scrolled on.
 */
function useCurrentSection(covered: () => number): { current: LabSection; stay: (name: LabSection) => void } {
  const [current, setCurrent] = useState<LabSection>(LAB_SECTIONS[0]);
  const gone = useRef<{ name: LabSection; at: number } | null>(null);
  const look = useEffectEvent(() => {
    const { scrollY, innerHeight } = window;
    if (gone.current && Math.abs(gone.current.at - scrollY) < 2) return setCurrent(gone.current.name);
    gone.current = null;
    const top = covered() + ROOM;
    const most = document.documentElement.scrollHeight - innerHeight;
    const line = top + 1 + (most > 0 ? Math.min(1, scrollY / most) : 0) * (innerHeight - top - 1);
    const passed = LAB_SECTIONS.findLast((name) => {
      const section = document.getElementById(sectionId(name));
      return section !== null && section.getBoundingClientRect().top <= line;
    });
    setCurrent(passed ?? LAB_SECTIONS[0]);
  });
  useEffect(() => {
    let frame = 0;
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => look());
    };
    window.addEventListener('scroll', soon, { passive: true });
    window.addEventListener('resize', soon);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', soon);
      window.removeEventListener('resize', soon);
    };
  }, []);
  return {
    current,
    stay(name) {
      gone.current = { name, at: window.scrollY };
      setCurrent(name);
    },
  };
}
