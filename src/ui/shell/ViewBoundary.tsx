import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { Translation } from 'react-i18next';
import { ProblemDetails } from '../problems/ProblemDetails.tsx';
import classes from './ViewBoundary.module.css';

interface ViewBoundaryState {
  failure: string | null;
}

/** Keeps the header when a view throws, and says so in its place. */
export class ViewBoundary extends Component<{ children: ReactNode }, ViewBoundaryState> {
  override state: ViewBoundaryState = { failure: null };

  static getDerivedStateFromError(cause: unknown): ViewBoundaryState {
    return { failure: cause instanceof Error ? cause.message : String(cause) };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    return (
      <Translation>
        {(t) => (
          <div role="alert" className={classes.failure}>
            <strong>{t('app.crashed')}</strong>
            <p>{t('app.crashedAction')}</p>
            <ProblemDetails raw={failure} />
            <Button onClick={() => window.location.reload()}>{t('app.reload')}</Button>
          </div>
        )}
      </Translation>
    );
  }
}
