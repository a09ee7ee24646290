import type { ReactNode } from 'react';
import classes from './Slide.module.css';

/** A part of a panel that the presenter view shows by itself; elsewhere it is as if it were not there. */
export function Slide({ children }: { children: ReactNode }) {
  return (
    <div className={classes.slide} data-slide>
      {children}
    </div>
  );
}
