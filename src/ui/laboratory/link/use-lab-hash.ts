import { linkText } from '../../link/link-table.ts';
import { SHELL_LINK } from '../../link/shell-link.ts';
import { useShellLink } from '../../link/use-shell-link.ts';
import type { LabState } from '../state/lab-state.ts';
import type { Subject } from '../state/subject.ts';
import { LAB_LINK, type LabLink } from '../store/address/lab-link.ts';
import { useLab } from '../store/lab-context.ts';

/** The part of the Laboratory's state that a link holds. */
export function linkOf(state: LabState): LabLink {
  const { edits, comparison, modality, head, pinned, fixedScale, folded } = state;
  return {
    subject: linkedSubject(state),
    ...edits,
    ...textOf(state),
    ...comparison,
    modality,
    head,
    pinned,
    fixedScale,
    folded,
  };
}

/** A file is known by its name. */
function linkedSubject({ subject, features }: LabState): Subject {
  if (subject.kind !== 'features' || subject.file !== undefined) return subject;
  return { ...subject, file: features?.overview.name ?? '' };
}

const textOf = ({ subject }: LabState) => (subject.kind === 'text' ? { text: subject.text } : {});

/** The address of what the Laboratory shows now. */
export function useLabHash(): string {
  const shell = useShellLink().link;
  // Of the state as one text: a subject may be made anew for the link.
  const link = useLab((lab) => linkText(LAB_LINK, linkOf(lab)));
  return `#/laboratory?${link}&${linkText(SHELL_LINK, shell)}`;
}
