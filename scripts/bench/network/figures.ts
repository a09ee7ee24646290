import type { Times } from './interleave.ts';
import type { Measured } from './measure.ts';

/** What `npm run bench -- network --json` prints; times are medians in milliseconds, `...To...` their ratios. */
export interface NetworkFigures {
  /** What the GPU is called; on a software one only the counts say something. Null where there is none. */
  adapter: string | null;
  wasm: {
    summaryMs: number;
    summaryToPrimitives: number;
    summaryToOrt: number;
    explorationMs: number;
    explorationToPrimitives: number;
    trainStepMs: number;
    trainStepToPrimitives: number;
  };
  webgpu: {
    summaryDispatches: number;
    explorationDispatches: number;
    /** Of the one that needs more, like `writes`. */
    submits: number;
    writes: number;
    summaryMs: number;
    emptyMs: number;
    summaryToEmpty: number;
    /** A summary in onnxruntime-web on the same GPU; null where it is not measured. */
    ort: { dispatches: number; submits: number; writes: number; summaryToOrt: number } | null;
  } | null;
}

export function figuresOf({ adapter, wasm, webgpu }: Measured): NetworkFigures {
  const ofWasm = mediansOf(wasm);
  return {
    adapter,
    wasm: {
      summaryMs: ofWasm.ms('summary'),
      summaryToPrimitives: ofWasm.ratio('summary', 'summary, primitives'),
      summaryToOrt: ofWasm.ratio('summary', 'summary, onnxruntime-web'),
      explorationMs: ofWasm.ms('exploration'),
      explorationToPrimitives: ofWasm.ratio('exploration', 'exploration, primitives'),
      trainStepMs: ofWasm.ms('training step'),
      trainStepToPrimitives: ofWasm.ratio('training step', 'training step, primitives'),
    },
    webgpu: webgpu && ofGpu(webgpu),
  };
}

function ofGpu({
  times,
  summary,
  exploration,
  ort,
}: NonNullable<Measured['webgpu']>): NetworkFigures['webgpu'] {
  const { ms, ratio } = mediansOf(times);
  return {
    summaryDispatches: summary.dispatches,
    explorationDispatches: exploration.dispatches,
    submits: Math.max(summary.submits, exploration.submits),
    writes: Math.max(summary.writes, exploration.writes),
    summaryMs: ms('summary'),
    emptyMs: ms('empty'),
    summaryToEmpty: ratio('summary', 'empty'),
    ort: ort && { ...ort, summaryToOrt: ratio('summary', 'summary, onnxruntime-web') },
  };
}

function mediansOf(times: Record<string, Times>) {
  const median = (name: string): number => times[name]?.median ?? Number.NaN;
  return {
    ms: (name: string) => Number(median(name).toFixed(2)),
    ratio: (name: string, to: string) => Number((median(name) / median(to)).toFixed(3)),
  };
}

/** Every case with its median and its 95th percentile, as a table for people. */
export function tableOf({ wasm, webgpu }: Measured): Record<string, Record<string, number>> {
  const rows = [...rowsOf('wasm', wasm), ...rowsOf('webgpu', webgpu?.times ?? {})];
  return Object.fromEntries(rows);
}

function rowsOf(backend: string, times: Record<string, Times>): [string, Record<string, number>][] {
  return Object.entries(times).map(([name, { median, p95 }]) => [
    `${backend}: ${name}`,
    { 'median, ms': Number(median.toFixed(2)), 'p95, ms': Number(p95.toFixed(2)) },
  ]);
}
