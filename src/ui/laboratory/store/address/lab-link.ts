import { z } from 'zod';
import { WINDOW_STEPS } from '../../../../features/frames.ts';
import { LARGEST_SCALE } from '../../../../model/intervention.ts';
import {
  byStage,
  MODALITIES,
  type Modality,
  PLAYERS,
  STAGES,
  type Stages,
} from '../../../../model/modalities.ts';
import { DBR_SETUP, NETWORKS, type Setup } from '../../../../model/network-choice.ts';
import type { WindowPlace } from '../../../charts/pointer/pointed.ts';
import type { LinkTable } from '../../../link/link-table.ts';
import { LONGEST_TEXT } from '../../../link/linked-text.ts';
import type { Comparison } from '../../state/comparison.ts';
import { LAB_SECTIONS, type LabSection } from '../../state/sections.ts';
import { type Edits, NO_EDITS, type Subject, toMoment } from '../../state/subject.ts';
import { thisPage } from './this-page.ts';

/** What a link holds of the Laboratory. */
export interface LabLink extends Edits, Comparison {
  subject: Subject;
  /** Sections that are folded up. */
  folded: readonly LabSection[];
  /** Of the charts that show one modality at a time. */
  modality: Modality;
  /** Of attention maps, counted from 0; null is the mean of all. */
  head: number | null;
  pinned: WindowPlace | null;
  /** Contributions are drawn on the fixed scale, not on one that follows them. */
  fixedScale: boolean;
}

/** What a link means that does not say. */
export const LAB_DEFAULTS: LabLink = {
  subject: { kind: 'live' },
  ...NO_EDITS,
  a: DBR_SETUP,
  b: null,
  show: 'a',
  folded: [],
  modality: 'language',
  head: null,
  pinned: null,
  fixedScale: false,
};

const LIVE = 'live';
const FILE = 'file';
const LONGEST_WORD = 200;
const modality = z.enum(MODALITIES);
const stepOrWord = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number)
  .pipe(z.int().max(WINDOW_STEPS - 1));

/** "delighted@4.25": a moment of a recording. */
const moment = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,79}@\d{1,5}(\.\d{1,2})?$/u)
  .transform((text) => {
    const at = text.lastIndexOf('@');
    return { id: text.slice(0, at), seconds: toMoment(Number(text.slice(at + 1))) };
  });
const momentText = ({ id, seconds }: { id: string; seconds: number }) => `${id}@${seconds}`;

/** "live:4f9c2a" is the live session of one page, which no other page has; "live" that of whatever page opens the link. */
const live = z
  .string()
  .regex(/^live(:[a-z0-9]{4,12})?$/)
  .transform((text): Subject => {
    const page = text.slice(LIVE.length + 1);
    return page === '' || page === thisPage() ? { kind: 'live' } : { kind: 'live', page };
  });

/** "file:3:mosi.npz": an utterance of a feature file that a person has. */
const userFile = z
  .string()
  .regex(/^file:\d{1,6}:[^\p{Cc}]{1,200}$/u)
  .transform((text): Subject => {
    const [, index = '', ...name] = text.split(':');
    return { kind: 'features', index: Number(index), file: name.join(':') };
  });

/** "visual.12" is a step, "visual" all of a modality. */
const pointer = z
  .string()
  .transform((text) => text.split('.'))
  .pipe(
    z.union([
      z
        .tuple([modality, stepOrWord])
        .transform(([of, step]): WindowPlace => ({ kind: 'step', modality: of, step })),
      z.tuple([modality]).transform(([of]): WindowPlace => ({ kind: 'stream', modality: of })),
    ]),
  );

/** "3:hated,7:never": marks that divide are written as their code where a word holds them. */
const words = z
  .string()
  .transform((text) => text.split(',').map((entry) => entry.split(':')))
  .pipe(z.array(z.tuple([stepOrWord, z.string().min(1).max(LONGEST_WORD)])).max(WINDOW_STEPS))
  .transform((entries): Edits['words'] =>
    Object.fromEntries(
      entries.map(([index, text]) => [index, text.replace(/%2C|%3A|%25/g, decodeURIComponent)]),
    ),
  );

/** "visual:flat@3.5": the face of another moment. */
const swap = z
  .string()
  .transform((text) => text.split(':'))
  .pipe(z.tuple([modality, moment]))
  .transform(([of, from]): Edits['swap'] => ({ modality: of, from }));

const stages = z
  .string()
  .regex(/^[01]{3}$/)
  .transform((bits): Stages => {
    return byStage((stage) => bits[STAGES.indexOf(stage)] === '1');
  });
const scale = z
  .string()
  .regex(/^\d(\.\d{1,3})?$/)
  .transform(Number)
  .pipe(z.number().max(LARGEST_SCALE));
const scales = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(scale).length(PLAYERS.length));

/** "plain:000:1,1,0,1,1,2": weights, which of TSF, AGPR and BRF run, and how much of each player where not all are 1. */
const setup = z
  .string()
  .transform((text) => text.split(':'))
  .pipe(
    z.union([
      z
        .tuple([z.enum(NETWORKS), stages])
        .transform(([network, on]): Setup => ({ network, stages: on, scales: DBR_SETUP.scales })),
      z
        .tuple([z.enum(NETWORKS), stages, scales])
        .transform(([network, on, factors]): Setup => ({ network, stages: on, scales: factors })),
    ]),
  );

function setupText({ network, stages: on, scales: factors }: Setup): string {
  const bits = STAGES.map((stage) => Number(on[stage])).join('');
  const scaled = factors.some((factor) => factor !== 1);
  return [
    network,
    bits,
    ...(scaled ? [factors.map((factor) => Number(factor.toFixed(3))).join(',')] : []),
  ].join(':');
}

/** Parts of a link that say what is to be shown: without one of them the numbers would be of something else. */
export const DECISIVE: readonly string[] = ['session', 'text', 'words', 'swap', 'a', 'b', 'show'];

/** What a link looks at, and what of it is changed: a sentence without a session is looked at alone. */
export function materialOf(link: Partial<LabLink>): { subject: Subject; edits: Edits } {
  const { subject, words, swap, text } = { ...LAB_DEFAULTS, ...link };
  return text !== null && link.subject === undefined
    ? { subject: { kind: 'text', text }, edits: { words, swap, text: null } }
    : { subject, edits: { words, swap, text } };
}

/** The one table of everything in the Laboratory that a link restores. */
export const LAB_LINK: LinkTable<LabLink> = {
  subject: {
    key: 'session',
    read: z.union([live, userFile, moment.transform((at): Subject => ({ kind: 'recording', ...at }))]),
    // A link to nothing else is still a link.
    write(subject) {
      switch (subject.kind) {
        case 'recording':
          return momentText(subject);
        case 'text':
          return null;
        case 'features':
          return `${FILE}:${subject.index}:${subject.file ?? ''}`;
        case 'live':
          return `${LIVE}:${subject.page ?? thisPage()}`;
      }
    },
  },
  text: {
    key: 'text',
    read: z
      .string()
      .max(LONGEST_TEXT)
      .transform((text) => text.trim())
      .pipe(z.string().min(1)),
    write: (text) => text,
  },
  words: {
    key: 'words',
    read: words,
    write: (replaced) =>
      Object.entries(replaced)
        .map(([index, text]) => `${index}:${text.replace(/[,:%]/g, encodeURIComponent)}`)
        .join(',') || null,
  },
  swap: {
    key: 'swap',
    read: swap,
    write: (swapped) => swapped && `${swapped.modality}:${momentText(swapped.from)}`,
  },
  a: {
    key: 'a',
    read: setup,
    write: (a) => (setupText(a) === setupText(DBR_SETUP) ? null : setupText(a)),
  },
  b: { key: 'b', read: setup, write: (b) => b && setupText(b) },
  show: {
    key: 'show',
    read: z.enum(['a', 'b', 'both', 'difference']),
    write: (show) => (show === LAB_DEFAULTS.show ? null : show),
  },
  modality: {
    key: 'modality',
    read: modality,
    write: (chosen) => (chosen === LAB_DEFAULTS.modality ? null : chosen),
  },
  head: {
    key: 'head',
    // As a person counts them.
    read: z
      .string()
      .regex(/^[1-9]\d?$/)
      .transform((text) => Number(text) - 1),
    write: (head) => (head === null ? null : String(head + 1)),
  },
  pinned: {
    key: 'pin',
    read: pointer,
    write: (pinned) =>
      pinned && (pinned.kind === 'step' ? `${pinned.modality}.${pinned.step}` : pinned.modality),
  },
  fixedScale: {
    key: 'scale',
    read: z.literal('fixed').transform(() => true),
    write: (fixed) => (fixed ? 'fixed' : null),
  },
  folded: {
    key: 'folded',
    read: z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(z.enum(LAB_SECTIONS)).max(LAB_SECTIONS.length)),
    write: (folded) => (folded.length === 0 ? null : folded.join(',')),
  },
};
