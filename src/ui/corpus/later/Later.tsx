import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { CorpusContext, LeaderContext, useCorpusStore } from '../store/corpus-context.ts';
import { followingStore } from './following-store.ts';
import { inTurn } from './turns.ts';

/**
 * A part of the view that takes its time: it comes, and follows what is looked at, in turns of its own, so that ten charts of
 * ten thousand rows hold up neither each other nor the person who brushes one of them.
 */
export function Later({ children }: { children: ReactNode }) {
  const leader = useCorpusStore();
  const { store, follow } = useMemo(() => followingStore(leader), [leader]);
  useEffect(follow, [follow]);
  return (
    <LeaderContext value={leader}>
      <CorpusContext value={store}>
        <InTurn>{children}</InTurn>
      </CorpusContext>
    </LeaderContext>
  );
}

/** Comes in a turn of its own. */
export function InTurn({ children }: { children: ReactNode }) {
  const [come, setCome] = useState(false);
  useEffect(
    () =>
      inTurn(() => {
        // Now: React would put what comes together into one piece of work.
        flushSync(() => setCome(true));
        return 'shown';
      }),
    [],
  );
  return come ? children : null;
}
