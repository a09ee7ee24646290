import { useAgo } from '../../locales/use-ago.ts';
import { useLive } from '../../page/live-context.tsx';
import { useView } from './view-context.tsx';

/** What the charts show is over: how long ago it was, and whether there is nothing at all now. */
export interface Past {
  ago: string;
  nothing: boolean;
}

/** Null while the charts show now, or a moment that somebody chose. */
export function usePast(): Past | null {
  const ago = useAgo();
  const chosen = useView((view) => view.inspectedId !== null || view.picture === null);
  const ageSeconds = useLive(({ freshness }) => (freshness.kind === 'past' ? freshness.ageSeconds : null));
  const nothing = useLive(({ freshness }) => freshness.kind === 'past' && freshness.nothing);
  return chosen || ageSeconds === null ? null : { ago: ago(ageSeconds), nothing };
}
