import classes from './PastMark.module.css';

/** How long ago what a chart shows was; beside its title. */
export function PastMark({ ago }: { ago: string }) {
  return (
    <span className={classes.past} data-testid="past">
      {ago}
    </span>
  );
}
