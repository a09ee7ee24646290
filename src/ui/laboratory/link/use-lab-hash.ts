import { useShallow } from 'zustand/shallow';
import { linkText } from '../../shell/link/link-table.ts';
import { SHELL_LINK } from '../../shell/link/shell-link.ts';
import { useShellLink } from '../../shell/link/use-shell-link.ts';
import { useLab } from '../lab-context.tsx';
import type { LabState } from '../lab-state.ts';
import { LAB_LINK, type LabLink } from './lab-link.ts';

/** The part of the Laboratory's state that a link holds. */
export function linkOf(state: LabState): LabLink {
  const { subject, edits, comparison, modality, head, pinned, fixedScale, folded } = state;
  return { subject, ...edits, ...comparison, modality, head, pinned, fixedScale, folded };
}

/** The address of what the Laboratory shows now. */
export function useLabHash(): string {
  const shell = useShellLink().link;
  const link = useLab(useShallow(linkOf));
  return `#/laboratory?${linkText(LAB_LINK, link)}&${linkText(SHELL_LINK, shell)}`;
}
