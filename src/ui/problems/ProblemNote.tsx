import { Button } from '@mantine/core';
import { type SaidProblem, useProblem } from '../locales/use-problem.ts';
import { Icon } from '../page/icons.tsx';
import { ProblemDetails } from './ProblemDetails.tsx';
import classes from './ProblemNote.module.css';

interface ProblemNoteProps {
  problem: SaidProblem;
  retry?: { label: string; run: () => void };
}

/** A problem, shown where it happened: what happened, and what to do. */
export function ProblemNote({ problem, retry }: ProblemNoteProps) {
  const sentences = useProblem()(problem);
  return (
    <div role="alert" className={classes.note} data-problem={problem.code}>
      <Icon name="warning" size={15} />
      <div>
        <p>
          <strong>{sentences.what}</strong> {sentences.action}
        </p>
        <ProblemDetails raw={sentences.raw} />
        {retry && (
          <Button size="compact-xs" variant="default" onClick={retry.run}>
            {retry.label}
          </Button>
        )}
      </div>
    </div>
  );
}
