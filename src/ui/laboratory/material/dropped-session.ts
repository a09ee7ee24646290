import type { StoreApi } from 'zustand/vanilla';
import type { LiveStore } from '../../../store/live-state.ts';
import type { LabState } from '../lab-state.ts';
import type { MaterialActions } from './material-actions.ts';
import type { OwnMaterialActions } from './own-material.ts';

/** Files brought to the Laboratory: a session's file is kept under Sessions and looked at, all others are `own`'s. */
export function bringMaterial(
  sessions: Pick<LiveStore['sessions'], 'state' | 'importFile' | 'dismissProblem'>,
  state: StoreApi<LabState>,
  lookAtRecording: MaterialActions['lookAtRecording'],
  own: OwnMaterialActions['bring'],
): OwnMaterialActions['bring'] {
  return async (files) => {
    const [only] = files;
    if (files.length !== 1 || !only?.name.toLowerCase().endsWith('.zip')) return own(files);
    state.setState({ bringing: only.name, problem: null });
    const id = await sessions.importFile(only);
    const { problem } = sessions.state.getState();
    state.setState({ bringing: null, problem: id === null ? problem : null });
    if (id !== null) return lookAtRecording(id);
    // It is told here, where the file was dropped.
    sessions.dismissProblem();
  };
}
