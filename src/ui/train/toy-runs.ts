import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '../../app/problem.ts';
import type { BackendName } from '../../engine/backend/backend.ts';
import { STAGES, type Stage } from '../../model/modalities.ts';
import { LOSS_NAMES, type LossName } from '../../training/core/losses/loss-weights.ts';
import type { runToy } from '../../training/core/toy/run-toy.ts';
import { TOY_EPOCHS, type ToyPoint, type ToySettings } from '../../training/core/toy/toy-run.ts';
import { TOY_VARIANTS, type ToyVariant } from '../../training/core/toy/toy-variants.ts';

/** Losses that can be switched off; without the task's own there is nothing to learn. */
export const OPTIONAL_LOSSES = LOSS_NAMES.filter((name) => name !== 'task');

/** Curves of more runs than this cannot be told apart. */
const MOST_RUNS = 4;

/** One training run, as far as it came. */
export interface ToyRunRecord {
  /** Counted from 1 over all runs of the page. */
  number: number;
  settings: ToySettings;
  points: ToyPoint[];
  status: 'running' | 'done' | 'stopped' | 'failed';
  seconds: number;
  backend: BackendName | null;
}

export interface ToyRunsState {
  /** What the next run is trained with. */
  settings: ToySettings;
  /** The newest last. */
  runs: ToyRunRecord[];
  problem: Problem | null;
}

/** Training runs of the toy network: the one that goes on, and those before it. */
export interface ToyRuns {
  state: StoreApi<ToyRunsState>;
  switchStage(stage: Stage, on: boolean): void;
  switchLoss(loss: LossName, on: boolean): void;
  /** Everything as in one of the two networks that are compared; the seed stays. */
  choose(variant: ToyVariant): void;
  seed(seed: number): void;
  /** Trains with the settings as they are; does nothing while a run goes on. */
  start(): void;
  stop(): void;
  /** Forgets the runs that have ended. */
  clear(): void;
}

/**
 * @param train starts a run; resolves with null when it was stopped
 */
export function createToyRuns(
  train: (settings: ToySettings, report: (point: ToyPoint) => void) => ReturnType<typeof runToy>,
): ToyRuns {
  const state = createStore<ToyRunsState>(() => ({
    settings: { seed: 1, ...TOY_VARIANTS.dbr, epochs: TOY_EPOCHS },
    runs: [],
    problem: null,
  }));
  let count = 0;
  let stop = () => {};

  const set = (settings: Partial<ToySettings>) =>
    state.setState((now) => ({ settings: { ...now.settings, ...settings } }));
  const change = (number: number, of: (run: ToyRunRecord) => Partial<ToyRunRecord>) =>
    state.setState(({ runs }) => ({
      runs: runs.map((run) => (run.number === number ? { ...run, ...of(run) } : run)),
    }));

  async function start(): Promise<void> {
    const { settings, runs } = state.getState();
    if (runs.some(({ status }) => status === 'running')) return;
    count += 1;
    const number = count;
    const started = performance.now();
    const run: ToyRunRecord = { number, settings, points: [], status: 'running', seconds: 0, backend: null };
    state.setState({ runs: [...runs, run].slice(-MOST_RUNS), problem: null });
    const seconds = () => (performance.now() - started) / 1000;
    const running = train(settings, (point) =>
      change(number, ({ points }) => ({ points: [...points, point], seconds: seconds() })),
    );
    stop = running.stop;
    const outcome = await running.done;
    if (outcome === null) return change(number, () => ({ status: 'stopped', seconds: seconds() }));
    if (outcome.ok) {
      const { backend } = outcome.value;
      return change(number, () => ({ status: 'done', seconds: seconds(), backend }));
    }
    change(number, () => ({ status: 'failed', seconds: seconds() }));
    state.setState({ problem: outcome.problem });
  }

  return {
    state,
    switchStage: (stage, on) => set({ stages: { ...state.getState().settings.stages, [stage]: on } }),
    switchLoss: (loss, on) =>
      set({
        losses: { ...state.getState().settings.losses, [loss]: on ? TOY_VARIANTS.dbr.losses[loss] : 0 },
      }),
    choose: (variant) => set(TOY_VARIANTS[variant]),
    seed: (seed) => set({ seed }),
    start: () => void start(),
    stop: () => stop(),
    clear: () => state.setState(({ runs }) => ({ runs: runs.filter(({ status }) => status === 'running') })),
  };
}

/** Which of the compared networks the settings are; null for a mixture of one's own. */
export function variantOf({ stages, losses }: Pick<ToySettings, 'stages' | 'losses'>): ToyVariant | null {
  const same = (variant: ToyVariant) =>
    STAGES.every((stage) => stages[stage] === TOY_VARIANTS[variant].stages[stage]) &&
    LOSS_NAMES.every((loss) => losses[loss] === TOY_VARIANTS[variant].losses[loss]);
  return (['dbr', 'plain'] as const).find(same) ?? null;
}

/** What of the full network a run does without. */
export function switchedOff({ stages, losses }: Pick<ToySettings, 'stages' | 'losses'>): {
  stages: Stage[];
  losses: LossName[];
} {
  return {
    stages: STAGES.filter((stage) => !stages[stage]),
    losses: OPTIONAL_LOSSES.filter((loss) => losses[loss] === 0),
  };
}
