import { type ComponentType, use } from 'react';

/** A part of the app did not come: no connection, or another version of the app is on the server now. */
export class ChunkError extends Error {
  override name = 'ChunkError';
}

/** A component that comes with the first drawing of it, or before. */
export type OnDemand<Props> = ComponentType<Props> & {
  /** Brings the component before it is drawn. Never rejects: a failure is told when it is drawn. */
  preload(): Promise<void>;
};

/**
 * Makes a component of one in a chunk of its own. Draw it below a `Suspense` and a `ViewBoundary`: a chunk that does not
 * come throws a `ChunkError` there, until the page is loaded again. Browsers remember that a module did not come.
 *
 * @param load brings the component and all it needs
 */
export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>): OnDemand<Props> {
  let loading: Promise<ComponentType<Props>> | null = null;
  const begin = () => {
    loading ??= load().catch((cause: unknown) => {
      throw new ChunkError(cause instanceof Error ? cause.message : String(cause), { cause });
    });
    return loading;
  };
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each chunk, at module level
  function Loaded(props: Props) {
    const Component = use(begin());
    return <Component {...props} />;
  }
  return Object.assign(Loaded, {
    preload: () =>
      begin().then(
        () => undefined,
        () => undefined,
      ),
  });
}
