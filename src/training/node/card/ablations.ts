import { pairedDifference, SPREAD_RULE, type Spread, spreadOf } from '../../core/judging/spread.ts';
import { VARIANT_NAMES, VARIANTS, type VariantName } from '../../core/plan/variants.ts';
import { formatSeconds } from '../../core/steps/progress.ts';
import { COMPOSED } from '../evaluation-record.ts';
import type { AblationRun, Ablations } from '../studies/ablations-file.ts';
import { conditionTitle, fixed, listed, section, signed, table } from './markdown.ts';

/** Which variants are set against which: each pair has the same supervision, or differs in it alone. */
const COMPARISONS: readonly (readonly [VariantName, VariantName])[] = [
  ['full', 'plain'],
  ['full', 'late-fusion'],
  ['full', 'no-tsf'],
  ['full', 'no-agpr'],
  ['full', 'no-brf'],
  ['full', 'full-no-unimodal'],
  ['full-no-unimodal', 'plain-no-unimodal'],
  ['full-no-unimodal', 'late-fusion-no-unimodal'],
];

const BASELINES: readonly VariantName[] = [
  'plain',
  'late-fusion',
  'plain-no-unimodal',
  'late-fusion-no-unimodal',
];

/** The variants against each other over their seeds. @param trained the settings of the weights the card is for */
export function ablationsSection(
  ablations: Ablations | null,
  trained?: Pick<Ablations, 'epochs' | 'samplesPerEpoch'>,
): string | null {
  const runs = Object.values(ablations?.variants ?? {}).flat();
  if (!ablations || runs.length === 0) return null;
  const { epochs, samplesPerEpoch, compositions, config } = ablations;
  const seconds = runs.map(({ epochSeconds }) => epochSeconds).filter(Number.isFinite);
  return section(
    '## DBR, its stages and the baselines',
    'Every variant has the same data, the same settings except for what its name says (a stage that is off takes its ' +
      `own losses with it), and the same budget (${epochs} ${epochs === 1 ? 'epoch' : 'epochs'} of ${samplesPerEpoch.toLocaleString('en')} compositions), ` +
      'and is judged on the same composed validation samples (' +
      `${compositions} of each sentence) with the weights of its best epoch. Mean ± standard deviation over the seeds. ` +
      (seconds.length > 0
        ? `An epoch took ${range(seconds)}, often with another run at the same time. `
        : '') +
      `Configuration ${config}.`,
    trained ? otherSettings(ablations, trained) : null,
    'MAE on composed samples:',
    figuresTable(ablations, 'mae'),
    'Corr on composed samples:',
    figuresTable(ablations, 'corr'),
    aloneTable(ablations),
    `Differences of the MAE. ${SPREAD_RULE}`,
    differencesTable(ablations),
    ...['all', 'conflicting'].map((condition) => differenceSentence(ablations, condition)),
    ratiosTable(ablations),
    diagnosticsTable(ablations),
  );
}

/** Said where the study is older than the weights. */
function otherSettings(
  study: Pick<Ablations, 'epochs' | 'samplesPerEpoch'>,
  trained: Pick<Ablations, 'epochs' | 'samplesPerEpoch'>,
): string | null {
  if (study.epochs === trained.epochs && study.samplesPerEpoch === trained.samplesPerEpoch) return null;
  return (
    `**The weights of this card were trained with later settings** (at most ${trained.epochs} epochs of ` +
    `${trained.samplesPerEpoch.toLocaleString('en')} compositions): the study says what the stages did before them.`
  );
}

/** Conditions of the composed samples, in their order. */
function conditionsOf({ variants }: Ablations): string[] {
  const runs = Object.values(variants).flat();
  return [...new Set(runs.flatMap(({ results }) => Object.keys(results[COMPOSED]?.conditions ?? {})))];
}

function trained({ variants }: Ablations): [VariantName, AblationRun[]][] {
  return VARIANT_NAMES.flatMap((name): [VariantName, AblationRun[]][] => {
    const runs = variants[name] ?? [];
    return runs.length > 0 ? [[name, runs]] : [];
  });
}

type Metric = 'mae' | 'corr' | 'acc2_non0';

function figuresTable(ablations: Ablations, metric: Metric): string {
  const conditions = conditionsOf(ablations);
  return table(
    ['', 'seeds', ...conditions.map(conditionTitle)],
    trained(ablations).map(([name, runs]) => [
      VARIANTS[name].title,
      `${runs.length}`,
      ...conditions.map((condition) => spreadCell(spreadOf(figures(runs, COMPOSED, condition, metric)))),
    ]),
  );
}

/** One modality alone: what each task is judged by. */
function aloneTable(ablations: Ablations): string | null {
  const runs = Object.values(ablations.variants).flat();
  const metrics: Record<string, [title: string, metric: Metric][]> = {
    text: [
      ['Acc-2 non-zero, %', 'acc2_non0'],
      ['MAE', 'mae'],
      ['Corr', 'corr'],
    ],
    speech: [['Corr', 'corr']],
    faces: [['Corr', 'corr']],
  };
  const names = [...new Set(runs.flatMap(({ results }) => Object.keys(results)))];
  const columns = names.flatMap((result) => {
    const task = runs.find(({ results }) => results[result])?.results[result]?.task ?? '';
    return (metrics[task] ?? []).map(([title, metric]) => ({ result, title, metric }));
  });
  if (columns.length === 0) return null;
  const rows = trained(ablations).map(([name, own]) => [
    VARIANTS[name].title,
    ...columns.map(({ result, metric }) => {
      const values = figures(own, result, 'all', metric);
      return metric === 'acc2_non0'
        ? spreadCell(spreadOf(values.map((share) => 100 * share)), 1)
        : spreadCell(spreadOf(values));
    }),
  ]);
  const head = ['', ...columns.map(({ result, title }) => `${result}: ${title}`)];
  return `One modality alone:\n\n${table(head, rows)}`;
}

/** What the reference banks say of the branches. */
function diagnosticsTable(ablations: Ablations): string | null {
  const rows = trained(ablations).filter(([, runs]) =>
    runs.some(({ diagnostics }) => Object.keys(diagnostics).length > 0),
  );
  if (rows.length === 0) return null;
  const names = [
    ...new Set(rows.flatMap(([, runs]) => runs.flatMap(({ diagnostics }) => Object.keys(diagnostics)))),
  ];
  const cells = rows.map(([name, runs]) => [
    VARIANTS[name].title,
    ...names.map((figure) =>
      spreadCell(spreadOf(runs.flatMap(({ diagnostics }) => diagnostics[figure] ?? []))),
    ),
  ]);
  return `What the branches hold after the last stage, over the same held-out utterances:\n\n${table(['', ...names], cells)}`;
}

function differencesTable(ablations: Ablations): string | null {
  const conditions = conditionsOf(ablations);
  const rows = COMPARISONS.flatMap(([first, second]) => {
    const cells = conditions.map((condition) => {
      const { ours, theirs } = paired(ablations, first, second, condition);
      return ours.length === 0 ? '' : differenceCell(ours, theirs);
    });
    return cells.every((cell) => cell === '')
      ? []
      : [[`${VARIANTS[first].title} minus ${VARIANTS[second].title}`, ...cells]];
  });
  return rows.length === 0 ? null : table(['', ...conditions.map(conditionTitle)], rows);
}

function differenceCell(ours: readonly number[], theirs: readonly number[]): string {
  const { mean, deviation, differs } = pairedDifference(ours, theirs);
  const spread = Number.isFinite(deviation) ? ` ± ${fixed(deviation)}` : '';
  return differs ? `**${signed(mean)}${spread}**` : `within: ${signed(mean)}${spread}`;
}

/** What the seeds support about full DBR under one condition, in words. */
export function differenceSentence(ablations: Ablations, condition: string): string | null {
  const clauses = new Map<string, string[]>();
  for (const [first, second] of COMPARISONS) {
    if (first !== 'full') continue;
    const { ours, theirs } = paired(ablations, first, second, condition);
    if (ours.length === 0) continue;
    const { mean, differs } = pairedDifference(ours, theirs);
    const verdict = differs ? `is ${mean < 0 ? 'lower' : 'higher'} than` : 'cannot be told apart from';
    const size = differs ? ` (by ${fixed(Math.abs(mean))})` : '';
    clauses.set(verdict, [...(clauses.get(verdict) ?? []), `${VARIANTS[second].title}${size}`]);
  }
  if (clauses.size === 0) return null;
  const parts = [...clauses].map(([verdict, variants]) => `${verdict} that of ${listed(variants)}`);
  return `On "${conditionTitle(condition)}" the MAE of full DBR ${parts.join('; it ')}.`;
}

function ratiosTable(ablations: Ablations): string | null {
  const conditions = conditionsOf(ablations);
  const rows = COMPARISONS.filter(([, second]) => BASELINES.includes(second)).flatMap(([first, second]) => {
    const cells = conditions.map((condition) => {
      const { ours, theirs } = paired(ablations, first, second, condition);
      return ours.length === 0 ? '' : spreadCell(spreadOf(ours.map((mae, i) => mae / (theirs[i] as number))));
    });
    return cells.every((cell) => cell === '')
      ? []
      : [[`${VARIANTS[first].title} / ${VARIANTS[second].title}`, ...cells]];
  });
  if (rows.length === 0) return null;
  const head = ['', ...conditions.map(conditionTitle)];
  return `DBR's MAE divided by that of a baseline with the same supervision, seed by seed (below 1: DBR is better):\n\n${table(head, rows)}`;
}

/** MAEs of the seeds that both variants were trained with. */
function paired(
  { variants }: Ablations,
  first: VariantName,
  second: VariantName,
  condition: string,
): { ours: number[]; theirs: number[] } {
  const pairs = (variants[first] ?? []).flatMap((ours) => {
    const theirs = variants[second]?.find(({ seed }) => seed === ours.seed);
    return theirs ? [[ours, theirs] as const] : [];
  });
  const maes = (side: 0 | 1) => pairs.flatMap((pair) => figures([pair[side]], COMPOSED, condition, 'mae'));
  return { ours: maes(0), theirs: maes(1) };
}

function figures(runs: readonly AblationRun[], result: string, condition: string, metric: Metric): number[] {
  return runs.flatMap(({ results }) => results[result]?.conditions[condition]?.[metric] ?? []);
}

function spreadCell({ mean, deviation, n }: Spread, digits = 3): string {
  if (n === 0) return '';
  return n < 2 ? fixed(mean, digits) : `${fixed(mean, digits)} ± ${fixed(deviation, digits)}`;
}

function range(seconds: readonly number[]): string {
  const [least, most] = [Math.min(...seconds), Math.max(...seconds)].map(formatSeconds);
  return least === most ? `${least}` : `${least} to ${most}`;
}
