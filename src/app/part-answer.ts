import type { StoreApi } from 'zustand/vanilla';
import type { LiveState, PartName } from './live-state.ts';
import { when } from './when.ts';

/** A part's answer, as soon as the part is there; asked again when it went away before it answered. */
export async function answerOf<Answer>(
  state: StoreApi<LiveState>,
  part: PartName,
  ask: () => Promise<Answer | null>,
): Promise<Answer> {
  for (;;) {
    await when(state, ({ parts }) => parts[part].status === 'ready');
    const answer = await ask();
    if (answer !== null) return answer;
  }
}
