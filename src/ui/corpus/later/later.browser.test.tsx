import { flushSync } from 'react-dom';
import { expect, it } from 'vitest';
import { randomBank } from '../../../diagnostics/testing/summaries.ts';
import { ALL_STAGES } from '../../../model/modalities.ts';
import { mount } from '../../testing/mount.ts';
import { CorpusContext, useCorpus, useCorpusNow, useCorpusStore } from '../store/corpus-context.ts';
import { type CorpusStore, createCorpusStore } from '../store/corpus-store.ts';
import { Later } from './Later.tsx';
import { inTurn } from './turns.ts';

const refused = () => {
  throw new Error('Nothing here is to be run.');
};

async function bankStore(): Promise<CorpusStore> {
  const store = createCorpusStore({
    readBank: async () => ({ ok: true, value: randomBank(20, ALL_STAGES, 1) }),
    downloadNetwork: refused,
    openRunner: refused,
    openKept: refused,
    encode: refused,
    now: () => 0,
  });
  await store.loadBank();
  return store;
}

interface SelectedProps {
  onRender(text: string, store: CorpusStore): void;
}

function Selected({ onRender }: SelectedProps) {
  const store = useCorpusStore();
  onRender(useCorpus((state) => state.selection).join(), store);
  return null;
}

function Now() {
  return <output>{useCorpusNow((state) => state.selection.length)}</output>;
}

const quiet = () => new Promise<void>((resolve) => inTurn(resolve));

it('comes, and follows, in a task of its own; what is done in it is shown in it at once', async () => {
  const leader = await bankStore();
  const seen: Record<'near' | 'far', string[]> = { near: [], far: [] };
  let own: CorpusStore | null = null;
  const onFar = (text: string, store: CorpusStore) => {
    seen.far.push(text);
    own = store;
  };
  const { root } = mount();
  root.render(
    <CorpusContext value={leader}>
      <Selected onRender={(text) => seen.near.push(text)} />
      <Later>
        <Selected onRender={onFar} />
        <Now />
      </Later>
    </CorpusContext>,
  );
  await expect.poll(() => seen.near).toEqual(['']);
  await expect.poll(() => seen.far).toEqual(['']);
  await quiet();

  // Of three steps in one frame the part that follows shows the last.
  const now = () => document.querySelector('output')?.textContent;
  flushSync(() => {
    for (const row of [1, 2, 3]) leader.select([row, 12]);
  });
  // A number that is so now is there before.
  expect([now(), seen.far.at(-1)]).toEqual(['2', '']);
  await expect.poll(() => seen.near.at(-1)).toBe('3,12');
  await quiet();
  await expect.poll(() => seen.far).toEqual(['', '3,12']);

  const inside = own as CorpusStore | null;
  inside?.select([7]);
  expect(inside?.state.getState().selection.join()).toBe('7');
  expect(leader.state.getState().selection.join()).toBe('7');
  await expect.poll(() => [seen.near.at(-1), seen.far.at(-1)]).toEqual(['7', '7']);

  root.render(null);
  await quiet();
  const told = seen.far.length;
  leader.select([9]);
  await quiet();
  expect(seen.far).toHaveLength(told);
});

it('does waiting work in its order, once, and what is taken back not at all', async () => {
  const done: string[] = [];
  const work = (name: string) => () => {
    done.push(name);
  };
  const [first, second, third] = [work('first'), work('second'), work('third')];
  inTurn(first);
  const takeBack = inTurn(second);
  inTurn(third);
  inTurn(first);
  takeBack();
  expect(done).toEqual([]);
  await quiet();
  expect(done).toEqual(['first', 'third']);
});
