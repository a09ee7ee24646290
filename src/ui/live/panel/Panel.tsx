import { VisuallyHidden } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './Panel.module.css';

interface PanelProps {
  /** What the tour and the presenter view know it by. */
  name: 'capture' | 'balance' | 'sentiment' | 'timeline';
  /** The panel's name for those who go by headings and landmarks; to the eye its charts' titles are enough. */
  title: string;
  /** Takes what height is left in its column. */
  grow?: boolean;
  /** What its charts show is over. */
  past?: boolean;
  children: ReactNode;
}

/** A card of the Live view. */
export function Panel({ name, title, grow = false, past = false, children }: PanelProps) {
  const heading = useId();
  return (
    <section
      aria-labelledby={heading}
      className={classes.panel}
      data-grow={grow || undefined}
      data-past={past || undefined}
      data-panel={name}
    >
      <VisuallyHidden>
        <h2 id={heading}>{title}</h2>
      </VisuallyHidden>
      {children}
    </section>
  );
}
