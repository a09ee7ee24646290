import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { CorpusContext, useCorpusStore } from '../store/corpus-context.ts';
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
    <CorpusContext value={store}>
      <InTurn>{children}</InTurn>
    </CorpusContext>
  );
}

/** Comes in a turn of its own. */
export function InTurn({ children }: { children: ReactNode }) {
  const [come, setCome] = useState(false);
  useEffect(() => inTurn(() => setCome(true)), []);
  return come ? children : null;
}
