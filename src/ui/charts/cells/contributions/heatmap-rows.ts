import type { TFunction } from 'i18next';
import { cellIndex, logitContributions } from '../../../../diagnostics/contributions.ts';
import { STEP_SECONDS } from '../../../../features/frames.ts';
import type { CsvValue } from '../../frame/csv.ts';
import type { ContributionTable } from '../../prediction/contribution-table.ts';
import type { Shown } from '../../prediction/shown.ts';

/** Quarter seconds the window covers: up to its end, and at least up to the last step that carried data. */
export function timeStepsOf(shown: Shown): number {
  const { acoustic, visual } = shown.masks;
  const most = Math.max(acoustic.length, visual.length);
  const long = Math.ceil((shown.window.endSeconds - shown.window.startSeconds) / STEP_SECONDS - 1e-6);
  const last = Math.max(lastValid(acoustic), lastValid(visual)) + 1;
  return Math.min(most, Math.max(long, last, 0));
}

function lastValid(mask: Float32Array): number {
  return mask.findLastIndex((valid) => valid > 0);
}

/** The map as a table with a heading: one line a cell that carried data, then the bias and what all add up to. */
export function heatmapRows(shown: Shown, table: ContributionTable, t: TFunction): CsvValue[][] {
  const columns = (['branch', 'modality', 'step', 'seconds', 'word', 'points', 'logit'] as const).filter(
    (column) => !shown.inLogits || column !== 'points',
  );
  const inPoints = (points: number) => (shown.inLogits ? [] : [points]);
  const heading = columns.map((column) => t(`heatmap.csv.${column}`));
  const map = logitContributions(shown.trace);
  const lines = table.rows.flatMap(({ branch, modality, cells }) =>
    cells.flatMap((points, step): CsvValue[][] => {
      if (points === null) return [];
      const timed = modality !== 'language' && !shown.window.numbered;
      const inTime = timed ? shown.window.startSeconds + step * STEP_SECONDS : null;
      const word = modality === 'language' ? (shown.window.tokens[step]?.text ?? '') : null;
      const share = map.values[cellIndex(map, branch, modality, step)] ?? 0;
      return [[branch, modality, step, inTime, word, ...inPoints(points), share]];
    }),
  );
  return [
    heading,
    ...lines,
    ['bias', null, null, null, null, ...inPoints(table.bias), map.bias],
    ['prediction', null, null, null, null, ...inPoints(table.sentiment), table.logit],
  ];
}
