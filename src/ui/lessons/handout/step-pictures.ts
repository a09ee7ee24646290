import type { LessonStep } from '../../../lessons/lesson.ts';
import { CORPUS_DEFAULTS, CORPUS_LINK } from '../../corpus/link/corpus-link.ts';
import type { CorpusLook } from '../../corpus/store/corpus-state.ts';
import type { LabSection } from '../../laboratory/state/sections.ts';
import { LAB_LINK, type LabLink } from '../../laboratory/store/address/lab-link.ts';
import { readLink } from '../../link/link-table.ts';
import { placeOf } from '../walk/lesson-place.ts';

/** Where charts are drawn: a section of the Laboratory, or what each modality says alone, of the Live view. */
export type PictureSource = LabSection | 'alone';

/** Charts that a handout shows, all drawn in one go. */
export type PictureJob = LabJob | CorpusJob;

/** Those of the Laboratory at one place. */
export interface LabJob {
  /** The address whose charts these are. */
  address: string;
  link: Partial<LabLink>;
  source: PictureSource;
  /** Each chart that is wanted, by the name of its exported file, and the step it belongs to. */
  charts: { name: string; step: number }[];
}

/** Those of the Corpus, all of the reference bank. */
export interface CorpusJob {
  pictures: readonly CorpusPicture[];
}

export interface CorpusPicture {
  chart: CorpusChart;
  look: CorpusLook;
  step: number;
}

/** What a step can highlight that is a chart of the Corpus, and what of a look it shows. */
const CORPUS_CHARTS = {
  'corpus-beta': ['a', 'b'],
  'corpus-heatmap': ['a', 'b', 'quantity', 'show', 'sort'],
  'corpus-slices': ['a', 'b', 'sliceBy', 'metric'],
} as const satisfies Record<string, readonly (keyof CorpusLook)[]>;
export type CorpusChart = keyof typeof CORPUS_CHARTS;

/** What a step can highlight that is a chart. A gauge is none: it is the answer. */
const CHARTS: Readonly<Record<string, { source: PictureSource; charts: readonly string[] }>> = {
  alone: { source: 'alone', charts: ['modalities'] },
  heatmap: { source: 'evidence', charts: ['contributions'] },
  'lab-comparison': { source: 'evidence', charts: ['lab-comparison'] },
  'lab-shapley': { source: 'evidence', charts: ['lab-shapley'] },
  'lab-section-tsf': { source: 'tsf', charts: ['lab-temporalShare', 'lab-nodes', 'lab-adjacency'] },
  'lab-temporalShare': { source: 'tsf', charts: ['lab-temporalShare'] },
  'lab-adjacency': { source: 'tsf', charts: ['lab-adjacency'] },
  'lab-anchors': { source: 'agpr', charts: ['lab-anchors'] },
  'lab-borrowing': { source: 'agpr', charts: ['lab-borrowing'] },
  'lab-routes': { source: 'agpr', charts: ['lab-routes'] },
  'lab-gate': { source: 'brf', charts: ['lab-gate'] },
  'lab-section-bank': { source: 'bank', charts: ['lab-imbalance', 'lab-leakageIntervals'] },
};

/** True for what a step highlights that a handout can picture. */
export function isChart(highlight: string): boolean {
  return highlight in CHARTS || isOfCorpus(highlight);
}

function isOfCorpus(highlight: string | undefined): highlight is CorpusChart {
  return highlight !== undefined && highlight in CORPUS_CHARTS;
}

/** The pictures of a lesson's handout, place by place; a chart that a step before showed at the same place is not repeated. */
export function pictureJobs(steps: readonly LessonStep[]): PictureJob[] {
  const pictures = corpusPictures(steps);
  return [...labJobs(steps), ...(pictures.length > 0 ? [{ pictures }] : [])];
}

function corpusPictures(steps: readonly LessonStep[]): CorpusPicture[] {
  const pictures = new Map<string, CorpusPicture>();
  for (const [step, { highlight: chart }] of steps.entries()) {
    const address = placeOf(steps, step);
    if (!isOfCorpus(chart) || address === undefined) continue;
    const look = { ...CORPUS_DEFAULTS, ...readLink(CORPUS_LINK, address).view };
    const key = JSON.stringify([chart, CORPUS_CHARTS[chart].map((part) => look[part])]);
    // A row of a person's own data is nobody's to print.
    if (look.data === null && !pictures.has(key)) pictures.set(key, { chart, look, step });
  }
  return [...pictures.values()];
}

function labJobs(steps: readonly LessonStep[]): LabJob[] {
  const jobs = new Map<string, LabJob>();
  for (const [step, { highlight }] of steps.entries()) {
    const wanted = CHARTS[highlight ?? ''];
    const address = wanted && addressAt(steps, step, wanted.source);
    if (!address) continue;
    const { subject, ...view } = readLink(LAB_LINK, address).view;
    // What a live session shows is nobody's to print.
    if (subject?.kind !== 'recording') continue;
    const { words, swap, a, b, show } = view;
    const key = JSON.stringify([subject, words, swap, a, b, show, wanted.source]);
    const job = jobs.get(key) ?? {
      address,
      link: { ...view, subject },
      source: wanted.source,
      charts: [],
    };
    for (const name of wanted.charts) {
      if (!job.charts.some((chart) => chart.name === name)) job.charts.push({ name, step });
    }
    jobs.set(key, job);
  }
  return [...jobs.values()].filter(({ charts }) => charts.length > 0);
}

/** The Laboratory's address of what a step shows; of the Live view the moment up to which the lesson lets it play. */
function addressAt(steps: readonly LessonStep[], index: number, source: PictureSource): string | undefined {
  if (source !== 'alone') return placeOf(steps, index);
  const until = steps.slice(0, index + 1);
  const sample = until.findLast(({ play }) => play !== undefined)?.play;
  const seconds = until
    .flatMap(({ act }) => act?.until ?? [])
    .map((condition) => (condition.on === 'sample' && condition.id === sample ? condition.fromSeconds : 0));
  const moment = Math.max(0, ...seconds);
  return sample === undefined || moment === 0 ? undefined : `#/laboratory?session=${sample}@${moment}`;
}
