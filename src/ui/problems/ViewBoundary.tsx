import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { Translation } from 'react-i18next';
import { ChunkError } from '../page/on-demand.tsx';
import { ProblemDetails } from './ProblemDetails.tsx';
import classes from './ViewBoundary.module.css';

interface ViewBoundaryState {
  failure: Error | null;
}

/** Keeps the rest of the page when a view throws or its chunk does not come, and says so in its place. */
export class ViewBoundary extends Component<{ children: ReactNode }, ViewBoundaryState> {
  override state: ViewBoundaryState = { failure: null };

  static getDerivedStateFromError(cause: unknown): ViewBoundaryState {
    return { failure: cause instanceof Error ? cause : new Error(String(cause)) };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    const missing = failure instanceof ChunkError;
    return (
      <Translation>
        {(t) => (
          <div role="alert" className={classes.failure}>
            <strong>{t(missing ? 'app.missing' : 'app.crashed')}</strong>
            <p>{t(missing ? 'app.missingAction' : 'app.crashedAction')}</p>
            <ProblemDetails raw={failure.message} />
            <Button onClick={() => window.location.reload()}>{t('app.reload')}</Button>
          </div>
        )}
      </Translation>
    );
  }
}
