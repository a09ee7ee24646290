import type { ReactNode } from 'react';
import classes from './Panel.module.css';

interface PanelProps {
  title: string;
  /** Says what the panel is about when its charts carry their own titles. */
  titleHidden?: boolean;
  aside?: ReactNode;
  grow?: boolean;
  children: ReactNode;
}

/** A card of the Live view, and a landmark for those who go by landmarks. */
export function Panel({ title, titleHidden = false, aside, grow = false, children }: PanelProps) {
  return (
    <section aria-label={title} className={classes.panel} data-grow={grow || undefined}>
      {(!titleHidden || aside) && (
        <header className={classes.header}>
          {!titleHidden && <h2>{title}</h2>}
          {aside}
        </header>
      )}
      {children}
    </section>
  );
}
