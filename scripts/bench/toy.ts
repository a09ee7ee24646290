import { TOY_EPOCHS, type ToyPoint } from '../../src/training/core/toy/toy-run.ts';
import { TOY_VARIANTS, type ToyVariant } from '../../src/training/core/toy/toy-variants.ts';
import { trainToy } from '../../src/training/core/toy/train-toy.ts';
import { startBackend } from '../../src/training/node/backend.ts';

/** The seeds the two networks are trained with. */
const SEEDS = [1, 2, 3];
/** What a toy run must keep to: a lesson waits for it. */
const MOST_SECONDS = 120;
const LEAST_FALL = 0.4;

/** One training run of the toy set. */
interface ToyFigures {
  variant: ToyVariant;
  seed: number;
  seconds: number;
  /** Of the held-out samples, before the first step and after the last. */
  maeBefore: number;
  maeAfter: number;
  /** After the last step: mean of |beta|, |mean of beta|, and means over modalities or their pairs. */
  meanAbsoluteBalance: number;
  absoluteMeanBalance: number;
  leakage: number | null;
  redundancy: number | null;
}

export interface ToyResult {
  runs: ToyFigures[];
  /** What was not as it must be, in words; empty when everything was. */
  failures: string[];
}

/** Trains DBR and plain decoupling on the toy set, on wasm in this process, and compares them seed by seed. */
export async function measureToy(): Promise<ToyResult> {
  await startBackend('wasm');
  const runs: ToyFigures[] = [];
  const failures: string[] = [];
  for (const seed of SEEDS) {
    const dbr = await measureRun('dbr', seed);
    const plain = await measureRun('plain', seed);
    runs.push(dbr, plain);
    failures.push(...shortcomings(dbr), ...shortcomings(plain), ...comparison(dbr, plain));
  }
  return { runs, failures };
}

async function measureRun(variant: ToyVariant, seed: number): Promise<ToyFigures> {
  const points: ToyPoint[] = [];
  const started = performance.now();
  const network = await trainToy({ seed, ...TOY_VARIANTS[variant], epochs: TOY_EPOCHS }, (point) =>
    points.push(point),
  );
  const seconds = (performance.now() - started) / 1000;
  network.dispose();
  const [before] = points as [ToyPoint];
  const { heldOut } = points.at(-1) as ToyPoint;
  return {
    variant,
    seed,
    seconds,
    maeBefore: before.heldOut.mae,
    maeAfter: heldOut.mae,
    meanAbsoluteBalance: heldOut.absoluteBalance,
    absoluteMeanBalance: Math.abs(heldOut.balance),
    leakage: heldOut.leakage,
    redundancy: heldOut.redundancy,
  };
}

function shortcomings({ variant, seed, seconds, maeBefore, maeAfter }: ToyFigures): string[] {
  const fall = 1 - maeAfter / maeBefore;
  return [
    ...(seconds < MOST_SECONDS ? [] : [`${variant}, seed ${seed}: took ${seconds.toFixed(0)} s`]),
    ...(fall >= LEAST_FALL ? [] : [`${variant}, seed ${seed}: the MAE fell by ${(100 * fall).toFixed(0)} %`]),
  ];
}

function comparison(dbr: ToyFigures, plain: ToyFigures): string[] {
  return (['meanAbsoluteBalance', 'absoluteMeanBalance', 'leakage'] as const)
    .filter((name) => !((plain[name] ?? Number.NaN) > (dbr[name] ?? Number.NaN)))
    .map((name) => `seed ${dbr.seed}: ${name} is not higher without rebalancing`);
}
