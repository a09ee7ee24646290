import { useStore } from 'zustand';
import { useLive, useLiveStore } from '../../../page/live-context.tsx';
import { useSampleText } from '../../../source/SourceSwitcher.tsx';

/** What a recording is called: a sample by its name, a kept session by its title. */
export function useMaterialName(): (id: string) => string {
  const textOf = useSampleText();
  const samples = useLive((live) => live.samples);
  const kept = useStore(useLiveStore().sessions.state, ({ list }) => list);
  return (id) =>
    samples.some((sample) => sample.id === id)
      ? textOf(id).name
      : (kept?.find((session) => session.id === id)?.title ?? id);
}
