import type { StoreApi } from 'zustand/vanilla';
import type { LiveStore } from '../../../app/live/live-store.ts';
import type { Run } from '../../../engine/workers/inference/api.ts';
import { classesOf, ofClass } from '../../../model/class-trace.ts';
import type { PlainTrace } from '../../../model/trace.ts';
import { MOST_PREDICTIONS_PER_SECOND } from '../../../session/answer/predict.ts';
import { predictionOf } from '../../../session/answer/prediction.ts';
import type { SessionWindow } from '../../../session/types.ts';
import { nextLimit, type SteppingLimit } from '../../charts/cells/colour-limit.ts';
import { FIXED_LIMIT } from '../../charts/cells/contributions/fixed-scale.ts';
import { contributionTable } from '../../charts/prediction/contribution-table.ts';
import { type Shown, shownOf } from '../../charts/prediction/shown.ts';
import { arrange, type Exploration, limitOf, type Planned, planOf, type Side } from '../state/comparison.ts';
import type { LabState, ViewedWindow } from '../state/lab-state.ts';
import { isSameMaterial } from '../state/subject.ts';
import { isReadable, shapeOf } from './material/input-shape.ts';

/** A little less than predictions are apart, so that each is explored. */
const LEAST_INTERVAL_MILLISECONDS = 0.9 * (1000 / MOST_PREDICTIONS_PER_SECOND);
/** Where explorations are slow, the network is left to predictions for half as long as one took. */
const INTERVAL_TO_COST = 1.5;

type Sides = Pick<Exploration, 'a' | 'b'>;

/** A window to explore under the setups whose networks are there. */
interface Job {
  viewed: ViewedWindow;
  a: Planned;
  b: Planned | null;
  /** What makes it another exploration. */
  setups: readonly unknown[];
}

const same = (one: readonly unknown[], other: readonly unknown[]) =>
  one.length === other.length && one.every((part, index) => part === other[index]);

/**
 * Explores `viewed` under the setups compared, one window at a time, the newest one, and none twice; the returned
 * function ends it. Networks that are compared for the first time are asked for.
 */
export function exploreViewed(
  live: Pick<LiveStore, 'explore' | 'networks'>,
  state: StoreApi<LabState>,
): () => void {
  let ended = false;
  let busy = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let nextAt = Number.NEGATIVE_INFINITY;
  let explored: readonly unknown[] = [];
  const scales: Record<'sides' | 'difference', SteppingLimit | null> = { sides: null, difference: null };
  let before: { key: readonly unknown[]; sentiments: number[] } | null = null;

  function due(): Job | null {
    const { viewed, comparison, chosenClass, subject, features } = state.getState();
    const networks = live.networks.state.getState();
    const { a, b } = planOf(comparison, networks);
    // Of two setups one alone would be an answer to something that nobody asked.
    if (!viewed || !a || (comparison.b && !b)) return null;
    const shape = ({ weights }: Planned) => shapeOf(weights.network, networks);
    const made = subject.kind === 'features' ? features?.overview.extractors : undefined;
    // What the app extracts and what it ships fit by themselves; a person's own may not, and a note says so.
    const reads = (plan: Planned) =>
      (plan.weights.network !== 'own' && subject.kind !== 'features') ||
      isReadable(viewed.window.tracks, shape(plan), made);
    if (!reads(a)) return null;
    const other = b && reads(b) && shape(a).classes === shape(b).classes ? b : null;
    const setups: unknown[] = [a, other].flatMap((plan) => [
      plan?.setup,
      plan?.weights.network,
      plan && shape(plan),
    ]);
    setups.push(chosenClass);
    return same([viewed, ...setups], explored) ? null : { viewed, a, b: other, setups };
  }

  /** What the setups said of the material as it was; empty when nothing of it is changed. */
  async function sentimentsBefore({ viewed, setups }: Job, runs: readonly Run[]): Promise<number[] | null> {
    const { original, window } = viewed;
    if (original === window) return [];
    const key = [original, ...setups];
    if (!before || !same(before.key, key)) {
      const traces = await live.explore(original.tracks, runs);
      if (!traces) return null;
      before = { key, sentiments: traces.map(({ sentiment }) => sentiment.values[0] ?? 0) };
    }
    return before.sentiments;
  }

  async function exploreDue(): Promise<void> {
    timer = undefined;
    const job = due();
    if (!job) return;
    busy = true;
    const startedAt = performance.now();
    const { viewed, a, b, setups } = job;
    const planned = b ? [a, b] : [a];
    const runs = planned.map(({ weights, intervention }) => ({ network: weights.network, intervention }));
    const unedited = await sentimentsBefore(job, runs);
    const askedAt = performance.now();
    const traces = unedited && (await live.explore(viewed.window.tracks, runs));
    busy = false;
    const took = performance.now() - startedAt;
    nextAt = startedAt + Math.max(LEAST_INTERVAL_MILLISECONDS, INTERVAL_TO_COST * took);
    if (ended) return;
    // There may be nothing to look at by now, or something else; of the same the newest answer there is will do.
    const { viewed: now } = state.getState();
    if (traces && now && isSameMaterial(now.of.subject, viewed.of.subject) && isComplete()) {
      explored = [viewed, ...setups];
      const latencySeconds = (performance.now() - askedAt) / 1000;
      const side = (plan: Planned | null, index: number): Side | null => {
        const trace = traces[index];
        if (!plan || !trace) return null;
        const { setup, weights } = plan;
        const read = sideOf(viewed.window, trace, latencySeconds, state.getState().chosenClass);
        return { setup, weights, ...read, unedited: unedited[index] ?? null };
      };
      const first = side(a, 0);
      if (first) present({ a: first, b: side(b, 1) });
    }
    wake();
  }

  function present(sides: Sides): void {
    const { comparison, subject, held, fixedScale } = state.getState();
    const { show } = comparison;
    const name = sides.b && show === 'difference' ? 'difference' : 'sides';
    const wanted = limitOf(sides, show);
    // A moment that is looked at again has the same picture again, whatever was looked at before.
    const moving = subject.kind === 'live' && !held;
    const { endSeconds, utteranceId } = sides.a.shown.window;
    const scale = moving ? nextLimit(scales[name], wanted, endSeconds, utteranceId) : null;
    scales[name] = scale;
    const limit = fixedScale ? FIXED_LIMIT : (scale?.limit ?? wanted);
    state.setState({ exploration: arrange(sides, show, limit) });
  }

  /** Whether everything is there that what is chosen takes. */
  function isComplete(): boolean {
    const { viewed, comparison } = state.getState();
    const { a, b } = planOf(comparison, live.networks.state.getState());
    return viewed !== null && a !== null && (comparison.b === null || b !== null);
  }

  function wake(): void {
    if (!isComplete()) {
      for (const name of planOf(state.getState().comparison, live.networks.state.getState()).toLoad) {
        void live.networks.load(name);
      }
      explored = [];
      if (state.getState().exploration) state.setState({ exploration: null });
      return;
    }
    if (busy || timer !== undefined || !due()) return;
    timer = setTimeout(exploreDue, Math.max(0, nextAt - performance.now()));
  }

  wake();
  const subscriptions = [
    live.networks.state.subscribe(wake),
    state.subscribe((next, previous) => {
      const { exploration, comparison } = next;
      const redrawn = comparison.show !== previous.comparison.show || next.fixedScale !== previous.fixedScale;
      if (exploration && redrawn) present(exploration);
      const parts = ['viewed', 'comparison', 'chosenClass'] as const;
      if (parts.some((part) => next[part] !== previous[part])) wake();
    }),
  ];
  return () => {
    ended = true;
    clearTimeout(timer);
    for (const unsubscribe of subscriptions) unsubscribe();
  };
}

function sideOf(
  window: SessionWindow,
  whole: PlainTrace,
  latencySeconds: number,
  chosenClass: number,
): Pick<Side, 'shown' | 'table' | 'head'> {
  const classes = classesOf(whole);
  const chosen = Math.min(chosenClass, classes - 1);
  const trace = ofClass(whole, chosen);
  const head = classes > 1 ? { probabilities: [...whole.sentiment.values], chosen } : null;
  const shown: Shown = {
    ...shownOf(predictionOf(window, trace, latencySeconds)),
    ...(head && { inLogits: true }),
  };
  return { shown, table: contributionTable(shown), head };
}
